import type {Pod, Service} from '../model/objects.ts';
import {topOwner} from '../model/pods/pods.ts';
import {hasVariables, type Lack, lacking, variablesOf} from '../model/ports/service-variables.ts';
import type {ServiceView} from '../model/service-view.ts';
import {plural} from './lib/plural.ts';
import {reachLines} from './lib/service-reach.ts';
import {adviceOn, type TypeAdvice} from './type-advice.ts';

/** What is told about a Service beside what is wrong with it. */
export type Section = {
	readonly title: string;
	readonly lines: readonly string[];
	/** Places outside that it is reached at, each with the target of the hop that asks it. Only where there are any. */
	readonly places?: ReadonlyArray<{readonly target: string; readonly of: string}>;
};

/** As many names are told; more are counted. */
const maxNames = 5;
/** From here on the variables alone are many; at some four times that programs no longer start ("argument list too long"). */
const manyServices = 500;

const nameLines = (
	{namespace, name, type, externalName, clusterIPs}: Service,
	pods: readonly Pod[],
): readonly string[] => {
	const isOrdered = clusterIPs[0] === 'None' && pods.some(pod => topOwner(pod).kind === 'StatefulSet');
	return [
		`${name} from pods of namespace ${namespace}`,
		`${name}.${namespace} from pods of any namespace`,
		`${name}.${namespace}.svc.cluster.local in full, where the cluster's domain is the usual one`,
		...(isOrdered ? [`POD.${name}.${namespace} for a single pod, if the StatefulSet's serviceName is ${name}`] : []),
		...(type === 'ExternalName' ? [`each of them is an alias for ${externalName}`] : []),
	];
};

const names = (lacks: readonly Lack[]) =>
	`${lacks
		.slice(0, maxNames)
		.map(({pod}) => pod)
		.join(', ')}${lacks.length > maxNames ? ` and ${lacks.length - maxNames} more` : ''}`;

const variableLines = (service: Service, pods: readonly Pod[], services: number): readonly string[] => {
	if (!hasVariables(service)) {
		return ['none: only a Service with a cluster IP has variables; use its name'];
	}

	const {running, lacks} = lacking(service, pods);
	const [older, unlinked] = (['older', 'unlinked'] as const).map(why => lacks.filter(each => each.why === why));
	return [
		...variablesOf(service).map(({name, value}) => `${name}=${value}`),
		`in containers that started after it was created: ${running - lacks.length} of ${plural(running, 'running pod')} of the namespace`,
		...(older!.length > 0 ? [`started before it, and lack them until they are started again: ${names(older!)}`] : []),
		...(unlinked!.length > 0 ? [`without any, by enableServiceLinks: false: ${names(unlinked!)}`] : []),
		...(services > manyServices
			? [
					`${services} Services of the namespace give each container some ${services * 7} variables: starts get slow, and from some 2,000 on fail with "argument list too long"; enableServiceLinks: false leaves them out`,
				]
			: []),
	];
};

const typeOf = ({type, clusterIPs}: Service): TypeAdvice['type'] =>
	clusterIPs[0] === 'None' && type !== 'ExternalName' ? 'Headless' : type;

const looksLikeHttp = ({ports}: Service) =>
	ports.every(({port, appProtocol}) => [80, 443, 8080, 8443].includes(port) || /^https?$/.test(appProtocol));

/** Classes whose load balancers connect to node ports, unless told to reach the pods: AWS ALB, and GCE without NEGs. */
const byNodePort = new Set(['alb', 'gce', 'gce-internal']);

const besideIngress = (ingresses: ServiceView['ingresses']) => {
	const needing = ingresses.find(({className, annotatedClass}) => byNodePort.has(className || annotatedClass));
	return needing
		? `Ingress ${needing.name} of class ${needing.className || needing.annotatedClass} needs NodePort, unless it reaches the pods directly (AWS: target-type ip, GCE: NEGs)`
		: 'an Ingress or a route leads here as well: ClusterIP is enough for clients that come through it, unless its controller connects to node ports (AWS ALB in instance mode, GCE without NEGs)';
};

/** What would do instead, where something about the Service speaks for it. */
const alternative = ({service, pods, ingresses, routes}: ServiceView): readonly string[] => {
	const type = typeOf(service);
	const isBehind = ingresses.length + routes.length > 0;
	if (type === 'ClusterIP' && isBehind) {
		return ['with an Ingress or a route in front of it: what it takes for HTTP from outside'];
	}

	if (type === 'ClusterIP' && pods.some(pod => topOwner(pod).kind === 'StatefulSet')) {
		return ['its pods are those of a StatefulSet: to find each other by name they need a headless Service beside it'];
	}

	if (type === 'ClusterIP') {
		return [
			looksLikeHttp(service)
				? 'for callers outside: an Ingress or a Gateway in front of it'
				: 'for callers outside: type LoadBalancer, as its ports are no HTTP ones',
		];
	}

	if ((type === 'NodePort' || type === 'LoadBalancer') && service.ports.length > 0 && looksLikeHttp(service)) {
		return [
			isBehind
				? besideIngress(ingresses)
				: 'its ports are HTTP ones: an Ingress or a Gateway would share one address among many such Services',
		];
	}

	return [];
};

/**
 * What is true of a Service whatever is wrong with it: its names, its environment variables and who lacks them, where it
 * can be reached from, and whether its type fits. `pods` are those of its namespace, `services` how many of that have a
 * cluster IP, `places` where it is reached at from outside.
 */
export const aboutService = (
	view: ServiceView,
	pods: readonly Pod[],
	services: number,
	places: Section['places'] = [],
): readonly Section[] => {
	const {service} = view;
	const advice = adviceOn(typeOf(service));
	return [
		{title: 'Names', lines: nameLines(service, view.pods)},
		{title: 'Reached from', lines: reachLines(view), ...(places.length > 0 && {places})},
		{title: 'Environment', lines: variableLines(service, pods, services)},
		{title: 'Type', lines: [`${advice.type}: ${advice.fits}`, advice.mind, ...alternative(view)]},
	];
};
