import {isSame} from '../deep-equal.ts';
import type {ServiceView} from '../service-view.ts';
import type {MissingService} from '../view-parts.ts';
import {type createMissingServices, isMissed} from './missing-services.ts';

const none: readonly never[] = [];
const nothing: ReadonlyMap<string, never> = new Map<string, never>();

/** The view of a Service that does not exist: empty, but for what names it. Returns `previous` itself where that is the same. */
const missingView = (missing: MissingService, previous: ServiceView | undefined): ServiceView => {
	if (previous?.missing !== undefined && isSame(previous.missing, missing)) {
		return previous;
	}

	const {namespace, name} = missing;
	return {
		key: `${namespace}/${name}`,
		service: {
			namespace,
			name,
			uid: '',
			created: 0,
			labels: {},
			type: 'ClusterIP',
			clusterIPs: none,
			ports: none,
			selector: {},
			externalName: '',
			publishNotReadyAddresses: false,
			loadBalancerClass: '',
			loadBalancerIngress: none,
		},
		missing,
		slices: none,
		pods: none,
		workloads: none,
		nearMatches: none,
		elsewhere: none,
		podEvents: nothing,
		policies: none,
		egressPolicies: none,
		idlePolicies: none,
		resolvers: none,
		proxy: undefined,
		neighbours: none,
		namespaces: none,
		ingresses: none,
		ingressClasses: none,
		routes: none,
		gateways: none,
		grants: none,
		nodes: none,
		alias: none,
		borrowed: none,
		rivals: none,
		classmate: undefined,
		isProxyRunning: undefined,
	};
};

/** The views of Services that others count on and nobody has: told once all Services are known, as any may still come until then. */
export const createMissingViews = (
	services: ReturnType<typeof createMissingServices>,
	mark: (namespace: string, services: Iterable<string>) => void,
) => {
	const told = new Map<string, ServiceView>();
	let isTelling = false;

	return {
		/** All Services have been handed over. */
		begin() {
			if (isTelling) {
				return;
			}

			isTelling = true;
			for (const {namespace, name} of services.all()) {
				mark(namespace, [name]);
			}
		},

		/** A Service has come or gone: which one may have been meant is told of those that are missing beside it. */
		moved(namespace: string, name: string) {
			told.delete(`${namespace}/${name}`);
			for (const {service} of told.values()) {
				if (service.namespace === namespace) {
					mark(namespace, [service.name]);
				}
			}
		},

		/** The view of a Service that does not exist; undefined where nobody misses it. */
		find(namespace: string, name: string): ServiceView | undefined {
			const key = `${namespace}/${name}`;
			const missing = isTelling ? services.find(namespace, name) : undefined;
			if (missing === undefined || !isMissed(missing)) {
				told.delete(key);
				return undefined;
			}

			const view = missingView(missing, told.get(key));
			told.set(key, view);
			return view;
		},
	};
};
