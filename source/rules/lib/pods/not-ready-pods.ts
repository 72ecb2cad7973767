import type {Pod, Workload} from '../../../model/objects.ts';
import type {NotReady, NotReadyCode} from '../../../model/pods/not-ready-reason.ts';
import {whyNotReady} from '../../../model/pods/pod-not-ready-reason.ts';
import {conditionOf, isEligible, isReady, isTerminating} from '../../../model/pods/pods.ts';
import {secondsToFail} from '../../../model/pods/probe-failure.ts';
import type {ServiceView} from '../../../model/service-view.ts';
import type {Severity} from '../../finding.ts';
import type {RuleResult} from '../../rule.ts';
import {kubectlName} from '../fixes/kubectl-name.ts';
import {notReadySince, wasReady} from './not-ready-since.ts';
import {isPeersService} from './peers-service.ts';

export type NotReadyPod = {readonly pod: Pod; readonly why: NotReady};

/** The rules about pods that are not Ready, in the order in which a pod comes up; each is named like its reason. */
export const podRules = [
	'unschedulable',
	'scheduling-gated',
	'pvc-config',
	'image-pull',
	'init-blocked',
	'liveness-probe',
	'post-start-hook',
	'crash-loop',
	'oom',
	'startup-probe',
	'readiness-probe',
	'readiness-gate',
	'node-not-ready',
] as const satisfies readonly NotReadyCode[];

export type PodRule = (typeof podRules)[number];

/** Seconds that a pod has to become ready for the first time before that it is not counts as a fault. */
export const readinessGraceSeconds = 30;

/** Why a pod is not Ready, with all that is known of it; undefined for a Ready one. */
export const whyOf = ({podEvents}: ServiceView, pod: Pod) => whyNotReady(pod, podEvents.get(pod.uid));

const known = new WeakMap<ServiceView, readonly NotReadyPod[]>();

/** Pods of the Service that are here to stay, and not Ready, with the reason; by name. */
export const unreadyPods = (view: ServiceView): readonly NotReadyPod[] => {
	// Every rule about pods asks, and views are immutable.
	const found = known.get(view) ?? findUnreadyPods(view);
	known.set(view, found);
	return found;
};

/** The work of a Job has ended well, and its phase follows in a moment. */
const isDone = ({owner, statuses}: Pod) =>
	owner?.kind === 'Job' &&
	statuses.length > 0 &&
	statuses.every(({state}) => state.kind === 'terminated' && state.exitCode === 0);

const findUnreadyPods = (view: ServiceView): readonly NotReadyPod[] =>
	view.pods
		.filter(pod => pod.phase !== 'Succeeded' && pod.phase !== 'Failed' && !isTerminating(pod) && !isDone(pod))
		.flatMap(pod => {
			const why = whyOf(view, pod);
			return why ? [{pod, why}] : [];
		})
		.toSorted((a, b) => (a.pod.name < b.pod.name ? -1 : 1));

export const hasReadyPod = ({pods}: ServiceView) => pods.some(pod => isEligible(pod) && isReady(pod));

/** The workloads that are rolling out; one that is paused is not. */
const rollingOf = ({workloads}: Pick<ServiceView, 'workloads'>) =>
	workloads.filter(({rollout, isPaused}) => rollout === 'rolling' && !isPaused);

/** Whether a rollout is in progress: what is wrong may pass by itself. */
export const isRolling = (view: Pick<ServiceView, 'workloads'>) => rollingOf(view).length > 0;

/** Until when (Unix seconds) waiting for a pod is in order; 0 where it is not. */
export const graceEndsAt = ({pod, why}: NotReadyPod): number => {
	if (why.isFault) {
		return 0;
	}

	const status = [...pod.statuses, ...pod.initStatuses].find(({name}) => name === why.container);
	const declared = [...pod.containers, ...pod.initContainers].find(({name}) => name === why.container);
	const isStarting = why.code === 'startup-probe' && status?.state.kind === 'running' && status.restarts === 0;
	// The kubelet does not probe before, and a failure counts only after some more.
	const delay = why.code === 'readiness-probe' ? (declared?.readinessProbe?.initialDelaySeconds ?? 0) : 0;
	const isDelayed = delay > 0 && status?.state.kind === 'running' && status.restarts === 0;
	return Math.max(
		wasReady(pod) ? 0 : (conditionOf(pod, 'PodScheduled')?.since ?? pod.created) + readinessGraceSeconds,
		isDelayed && status.state.kind === 'running' ? status.state.since + delay + readinessGraceSeconds : 0,
		isStarting && status.state.kind === 'running' ? status.state.since + secondsToFail(declared?.startupProbe) : 0,
	);
};

/** How time changes how bad that is, for the documentation of these rules. */
export const outageSeverityOverTime = `warning during the first ${readinessGraceSeconds} s of a pod, its startupProbe budget and a rollout; error after that`;

type Outage = Pick<RuleResult, 'errorFrom' | 'downgrade' | 'since'> & {readonly severity: Severity};

/** While a rollout is in progress, within its progressDeadlineSeconds, it may still end well. */
const rollingOut = (rolling: readonly Workload[], expected: number): Outage => {
	const deadlines = rolling.map(({rolloutDeadline}) => rolloutDeadline);
	const errorFrom = deadlines.includes(undefined) ? undefined : Math.max(expected, ...deadlines.map(Number));
	const until = errorFrom === undefined ? 'it is over' : `${new Date(errorFrom * 1000).toISOString()} at most`;
	return {
		severity: 'warning',
		...(errorFrom !== undefined && {errorFrom}),
		downgrade: {
			cause: 'rolling out',
			evidence: rolling.map(workload => ({
				path: `${kubectlName(workload)} status.conditions[Progressing]`,
				value: `in progress, within its progressDeadlineSeconds: a warning until ${until}`,
			})),
		},
	};
};

/**
 * How bad it is that pods are not ready: an error where none of the Service is, at once or once the time that pods may
 * take has passed; a warning where others are ready, or a rollout is in progress and nothing shows that it can't end well.
 * Where pods that are not ready get traffic, they may answer: a warning, and among peers info.
 */
export const outage = (view: ServiceView): Outage => {
	const unready = unreadyPods(view);
	const since = notReadySince(
		unready.map(({pod}) => pod),
		!hasReadyPod(view),
	);
	return {...severityOf(view, unready), ...(since !== undefined && {since})};
};

const severityOf = (view: ServiceView, unready: readonly NotReadyPod[]): Outage => {
	if (view.service.publishNotReadyAddresses && !unready.some(({why}) => why.isFault)) {
		return {severity: isPeersService(view) ? 'info' : 'warning'};
	}

	if (hasReadyPod(view)) {
		return {severity: 'warning'};
	}

	if (unready.some(({why}) => why.isFault)) {
		return {severity: 'error'};
	}

	const expected = Math.max(0, ...unready.map(graceEndsAt));
	const rolling = rollingOf(view);
	if (rolling.length > 0) {
		return rollingOut(rolling, expected);
	}

	return expected > 0 ? {severity: 'warning', errorFrom: expected} : {severity: 'error'};
};

const ruleOfAll = (notReady: readonly NotReadyPod[]): PodRule | undefined =>
	notReady.length > 0 ? podRules.find(rule => notReady.every(({why}) => why.code === rule)) : undefined;

/** The rule that by itself explains why endpoints are not ready; undefined where pods wait for different things. */
export const onlyReason = (view: ServiceView): PodRule | undefined =>
	ruleOfAll(unreadyPods(view).filter(({pod}) => isEligible(pod)));

const codesCausedBy = (rule: PodRule, view: ServiceView): readonly string[] => [
	...(onlyReason(view) === rule ? [hasReadyPod(view) ? 'partially-ready' : 'no-ready-endpoints'] : []),
	...(ruleOfAll(unreadyPods(view).filter(({pod}) => !isEligible(pod))) === rule ? ['no-podip-yet'] : []),
];

/**
 * The pods that a rule is about, and what that makes of it. undefined where there are no such pods, or others are ready
 * and these may be any moment: usually a rollout in progress.
 */
export const notReadyPodsOf = (
	rule: PodRule,
	view: ServiceView,
):
	| ({readonly pods: readonly [NotReadyPod, ...NotReadyPod[]]; readonly verdict: ReturnType<typeof outage>} & Pick<
			RuleResult,
			'causes'
	  >)
	| undefined => {
	const isAlone = !hasReadyPod(view);
	const [first, ...others] = unreadyPods(view).filter(({why}) =>
		why.code === rule
			? why.isFault || isAlone
			: why.also?.includes(rule) && (isAlone || (why.isFault && rule === 'crash-loop')),
	);
	return first && {pods: [first, ...others], verdict: outage(view), causes: codesCausedBy(rule, view)};
};

/** How many pods: `2/3 pods`. */
export const podsText = (notReady: readonly NotReadyPod[], {pods}: ServiceView) =>
	`${notReady.length}/${pods.length} pods`;

/** The object at fault, for a verdict's `subject`. */
export const podSubject = ({pod: {namespace, name}}: NotReadyPod) => ({kind: 'Pod', namespace, name});
