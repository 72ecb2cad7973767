import type {NetworkPolicy} from '../../model/networking/networking-objects.ts';
import type {LabelSelector, Labels, Service} from '../../model/objects.ts';

/** A Service as far as it may take the pod for one of its own. */
type Selecting = Pick<Service, 'name' | 'selector' | 'publishNotReadyAddresses'>;

/** The labels of a probe pod, or why there can be none. */
export type ProbePodLabels =
	| {
			readonly labels: Labels;
			/** Names of Services that list it among their endpoints all the same, as not ready. */
			readonly listedBy: readonly string[];
	  }
	| {readonly problem: string};

const selects = ({selector}: Selecting, labels: Labels) => {
	const pairs = Object.entries(selector);
	return pairs.length > 0 && pairs.every(([key, value]) => labels[key] === value);
};

const keysOf = ({matchLabels, matchExpressions}: LabelSelector): readonly string[] => [
	...Object.keys(matchLabels),
	...matchExpressions.map(({key}) => key),
];

/** Label keys by which policies choose pods: whom they are about, and whom they let through. */
const policyKeys = (policies: readonly NetworkPolicy[]): ReadonlySet<string> =>
	new Set(
		policies.flatMap(({podSelector, ingress, egress}) => [
			...keysOf(podSelector),
			...[...ingress, ...egress].flatMap(({peers}) =>
				peers.flatMap(peer => (peer.podSelector === undefined ? [] : keysOf(peer.podSelector))),
			),
		]),
	);

/**
 * The caller's labels, so that policies treat the probe pod as they treat the caller, without those by which a Service would
 * take it for an endpoint. A label that a policy chooses by as well is kept: the pod is never ready, so that it gets no
 * traffic then; a Service that publishes pods that are not ready would send it some, and stands in the way.
 */
export const probePodLabels = (
	caller: Labels,
	services: readonly Selecting[],
	policies: readonly NetworkPolicy[],
): ProbePodLabels => {
	const requiredKeys = policyKeys(policies);
	const labels = {...caller};
	for (const service of services.filter(each => selects(each, caller))) {
		const spare = Object.keys(service.selector).find(key => !requiredKeys.has(key));
		if (spare !== undefined) {
			delete labels[spare];
		}
	}

	const left = services.filter(each => selects(each, labels));
	const publishing = left.find(({publishNotReadyAddresses}) => publishNotReadyAddresses);
	return publishing === undefined
		? {labels, listedBy: left.map(({name}) => name)}
		: {
				problem: `A pod like the caller would get traffic of Service ${publishing.name}, which publishes pods that are not ready, and NetworkPolicies choose by its labels.`,
			};
};
