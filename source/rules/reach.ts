import type {Route} from '../model/networking/gateway-objects.ts';
import type {WorkloadKind} from '../model/objects.ts';
import type {Resource} from '../model/records.ts';
import type {ServiceView} from '../model/service-view.ts';
import type {Inputs} from '../model/sync-status.ts';

const resourceOf: Readonly<Record<WorkloadKind, Resource>> = {
	Deployment: 'deployments',
	StatefulSet: 'statefulsets',
	DaemonSet: 'daemonsets',
};

/** Nothing is judged from what is out of reach: what was known of it may be long gone. */
export const withinReach = (view: ServiceView, inputs: Inputs): ServiceView => {
	const isReached = ({kind}: {readonly kind: WorkloadKind}) => inputs[resourceOf[kind]].phase === 'synced';
	const isSynced = (resource: Resource) => inputs[resource].phase === 'synced';
	const isRouteReached = ({kind}: {readonly kind: Route['kind']}) =>
		isSynced(kind === 'HTTPRoute' ? 'httproutes' : 'grpcroutes');
	const isWhole =
		view.workloads.every(isReached) &&
		(view.nodes?.length === 0 || isSynced('nodes')) &&
		((view.policies.length === 0 && view.egressPolicies.length === 0) ||
			(isSynced('networkpolicies') && isSynced('namespaces'))) &&
		(view.ingresses.length === 0 || (isSynced('ingresses') && isSynced('ingressclasses'))) &&
		(view.routes.length === 0 ||
			(view.routes.every(isRouteReached) && isSynced('gateways') && isSynced('referencegrants')));
	return isWhole
		? view
		: {
				...view,
				workloads: view.workloads.filter(isReached),
				policies: isSynced('networkpolicies') ? view.policies : [],
				egressPolicies: isSynced('networkpolicies') ? view.egressPolicies : [],
				idlePolicies: isSynced('networkpolicies') ? view.idlePolicies : [],
				namespaces: isSynced('namespaces') ? view.namespaces : undefined,
				ingresses: isSynced('ingresses') ? view.ingresses : [],
				routes: view.routes.filter(isRouteReached),
				gateways: isSynced('gateways') ? view.gateways : [],
				grants: isSynced('referencegrants') ? view.grants : undefined,
				ingressClasses: isSynced('ingressclasses') ? view.ingressClasses : undefined,
				nodes: isSynced('nodes') ? view.nodes : undefined,
			};
};
