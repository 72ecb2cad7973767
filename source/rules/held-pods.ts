import {type NotReady, type NotReadyCode, whyNotReady} from '../model/not-ready.ts';
import type {Pod} from '../model/objects.ts';
import {isEligible, isReady, isTerminating} from '../model/pods.ts';
import type {ServiceView} from '../model/service-view.ts';
import {counted} from './counted.ts';
import type {Verdict} from './rule.ts';

export type HeldPod = {readonly pod: Pod; readonly why: NotReady};

/** The reasons that each rule about pods names. */
const reasons = {
	'crash-loop': ['crash-loop', 'oom'],
	'image-pull': ['image-pull'],
	unschedulable: ['unschedulable', 'scheduling-gated'],
	'readiness-probe': ['readiness-probe'],
	'node-not-ready': ['node-not-ready'],
} satisfies Readonly<Record<string, readonly NotReadyCode[]>>;

export type PodRule = keyof typeof reasons;

export const podRules = Object.keys(reasons) as readonly PodRule[];

const isNamedBy = (rule: PodRule, {why}: HeldPod) => (reasons[rule] as readonly NotReadyCode[]).includes(why.code);

/** Pods of the Service that are here to stay, and not Ready, with the reason; by name. */
const unreadyPods = ({pods, probeFailures}: ServiceView): readonly HeldPod[] =>
	pods
		.filter(pod => pod.phase !== 'Succeeded' && pod.phase !== 'Failed' && !isTerminating(pod))
		.flatMap(pod => {
			const why = whyNotReady(pod, probeFailures.get(pod.uid));
			return why ? [{pod, why}] : [];
		})
		.toSorted((a, b) => (a.pod.name < b.pod.name ? -1 : 1));

export const hasReadyPod = ({pods}: ServiceView) => pods.some(pod => isEligible(pod) && isReady(pod));

/** Whether a rollout is under way and nothing yet says that it can't end well. */
export const isComingUp = (view: ServiceView) =>
	view.workloads.some(({rollout}) => rollout === 'rolling') && !unreadyPods(view).some(({why}) => why.isFault);

/** The rule that by itself explains why no endpoint is ready; undefined where pods wait for different things. */
export const soleCause = (view: ServiceView): PodRule | undefined => {
	const unready = unreadyPods(view).filter(({pod}) => isEligible(pod));
	return unready.length > 0 ? podRules.find(rule => unready.every(held => isNamedBy(rule, held))) : undefined;
};

/**
 * The pods that a rule is about, and what that makes of it: an error where no pod of the Service is ready, a warning
 * where others are or still may be. undefined where there are no such pods.
 */
export const heldBy = (
	rule: PodRule,
	view: ServiceView,
): ({readonly pods: readonly [HeldPod, ...HeldPod[]]} & Pick<Verdict, 'severity' | 'explains'>) | undefined => {
	const [first, ...others] = unreadyPods(view).filter(held => isNamedBy(rule, held));
	return (
		first && {
			pods: [first, ...others],
			severity: hasReadyPod(view) || isComingUp(view) ? 'warning' : 'error',
			explains: soleCause(view) === rule ? ['no-ready-endpoints'] : [],
		}
	);
};

/** Which pods, in few words: the name of a single one, else `2 of 3 pods`. */
export const podsText = (held: readonly HeldPod[], {pods}: ServiceView) =>
	held.length === 1 && pods.length === 1
		? `pod ${held[0]!.pod.name}`
		: `${held.length} of ${counted(pods.length, 'pod')}`;

/** The object at fault, for a verdict's `subject`. */
export const podSubject = ({pod: {namespace, name}}: HeldPod) => ({kind: 'Pod', namespace, name});
