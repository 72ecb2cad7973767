import type {Pod} from '../model/objects.ts';
import type {Target} from '../model/pod-access/exec.ts';
import {isEligible, isReady, isTerminating} from '../model/pods/pods.ts';
import type {ServiceView} from '../model/service-view.ts';

/** Proxies that a mesh puts beside the application: what they see of the network is not what the application sees. */
const sidecars: ReadonlySet<string> = new Set(['istio-proxy', 'linkerd-proxy', 'kuma-sidecar', 'consul-dataplane']);

/** The containers of a pod that run, those of the application first. */
const runningContainers = (pod: Pod): readonly string[] => {
	const names = pod.statuses.filter(({state}) => state.kind === 'running').map(({name}) => name);
	const order = pod.containers.map(({name}) => name).filter(name => names.includes(name));
	return [...order.filter(name => !sidecars.has(name)), ...order.filter(name => sidecars.has(name))];
};

/** Images that people run to look around with. Among pods that serve as well, one that has tools is the better place. */
const toolImages = /(^|\/)(busybox|alpine|curl|netshoot|network-multitool|dnsutils|toolbox|debian|ubuntu)(:|@|$)/;

const hasToolImage = ({containers}: Pod) => containers.some(({image}) => toolImages.test(image));

const backendsOf = ({pods, slices}: ServiceView): ReadonlySet<string> =>
	new Set([
		...pods.map(({name}) => name),
		...slices.flatMap(({endpoints}) => endpoints.map(({pod}) => pod)).filter(Boolean),
	]);

/** One pod and container that a probe can run in. */
export type Client = {readonly target: Target; readonly pod: Pod; readonly isDefault: boolean};

/**
 * Every running container of the namespace's pods that a probe of the Service can run in, the best first: ready pods
 * that are no backend of it (what they see is what its users see), then the others, then its backends. `isDefault` is
 * the first, unless it is a backend or not ready.
 */
export const clients = (view: ServiceView, pods: readonly Pod[]): readonly Client[] => {
	const backends = backendsOf(view);
	const rank = (pod: Pod) =>
		// One that is being deleted may be gone before it has answered.
		(isTerminating(pod) ? 16 : 0) +
		(backends.has(pod.name) ? 8 : 0) +
		(isReady(pod) ? 0 : 2) +
		// A Job's pod may be gone at the next look.
		(pod.owner?.kind === 'Job' ? 1 : 0) -
		(hasToolImage(pod) ? 0.5 : 0);
	return pods
		.filter(isEligible)
		.toSorted((a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : 1))
		.flatMap(pod => runningContainers(pod).map(container => ({pod, container})))
		.map(({pod, container}, index) => ({
			target: {namespace: pod.namespace, pod: pod.name, container},
			pod,
			isDefault: index === 0 && rank(pod) < 2,
		}));
};

/** Pods that are looked at in one go: a key is heard between two. */
const podsAtOnce = 500;

/**
 * Every running container of the pods of other namespaces that a probe of the Service can run in, by namespace and name: a
 * few at a time, and nothing is done for those that nobody has asked for yet.
 */
export function* clientsElsewhere({service}: ServiceView, pods: Iterable<Pod>): Generator<readonly Client[]> {
	const byNamespace = Map.groupBy(pods, ({namespace}) => namespace);
	byNamespace.delete(service.namespace);
	for (const namespace of [...byNamespace.keys()].sort()) {
		const sorted = byNamespace
			.get(namespace)!
			.filter(pod => isEligible(pod) && !isTerminating(pod))
			.sort((a, b) => (a.name < b.name ? -1 : 1));
		for (let from = 0; from < sorted.length; from += podsAtOnce) {
			yield sorted.slice(from, from + podsAtOnce).flatMap(pod =>
				runningContainers(pod).map(container => ({
					target: {namespace, pod: pod.name, container},
					pod,
					isDefault: false,
				})),
			);
		}
	}
}
