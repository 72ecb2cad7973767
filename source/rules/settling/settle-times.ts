import {isDeepEqual} from '../../model/deep-equal.ts';
import type {Workload} from '../../model/objects.ts';
import {isTerminating} from '../../model/pods/pods.ts';
import type {ServiceView} from '../../model/service-view.ts';
import {ruleFor} from '../all-rules.ts';
import type {Finding} from '../finding.ts';
import {isRolling} from '../lib/pods/not-ready-pods.ts';

/** How long a new finding has to stand before it is told: the watches it is made from do not run in step. Milliseconds. */
export const settleMs = 5000;
/**
 * The same where what people wrote decides it, and nobody writes on: `kubectl apply` takes up to a quarter of a second an
 * object, and what one of them breaks the next one may set right. Milliseconds without another change.
 */
export const writtenSettleMs = 1000;
/** How long it has to stand where it takes the place of another, and how long that one is told meanwhile. Milliseconds. */
export const replaceMs = 2000;
/** A Service this young is still being set up. Milliseconds. */
export const newServiceSettleMs = 15_000;

/** What a rule of its own settle time has found does not stand at first sight either: the first lists are of different moments. */
export const ruleSettleMs = ({code}: Finding) => ruleFor(code)?.settleMs ?? 0;

/** Whether it is about something that is not there, and may come a moment later. */
export const saysAbsence = ({code}: Finding) => ruleFor(code)?.saysAbsence === true;

const writtenOf = ({kind, name, replicas, podLabels, ports, isPaused}: Workload) => ({
	...{kind, name, replicas, podLabels, ports, isPaused},
});

/** Whether two views of a Service differ in nothing that people, or their tools, write: in pods, endpoints and states at most. */
export const isWrittenSame = (a: ServiceView, b: ServiceView): boolean =>
	a.service === b.service &&
	a.missing === b.missing &&
	a.ingresses === b.ingresses &&
	a.routes === b.routes &&
	a.policies === b.policies &&
	(a.workloads === b.workloads || isDeepEqual(a.workloads.map(writtenOf), b.workloads.map(writtenOf)));

/** Whether its pods are still on their way to what is written: a rollout is under way, pods go, or are to come. */
const isMoving = ({workloads, pods}: ServiceView) =>
	isRolling({workloads}) ||
	pods.some(isTerminating) ||
	workloads.reduce((sum, {replicas}) => sum + replicas, 0) > pods.length;

/** Whether what is written decides a finding by itself: no watch that lags behind another can have made it up. */
export const isWritten = ({code, confidence}: Finding, view: ServiceView): boolean =>
	confidence === 'certain' && ruleFor(code)?.worksOnManifests !== undefined && !isMoving(view);

/** Whether an object itself says that it has failed: a container that has crashed, an image that cannot be pulled. */
export const isSelfEvident = ({code, confidence, severity}: Finding): boolean =>
	confidence === 'certain' && severity === 'error' && ruleFor(code)?.isSelfEvident === true;

/** Whether the last pod of a Service has gone and the Service is as it was: another one may be about to come. */
export const hasLostPods = (before: ServiceView, after: ServiceView): boolean =>
	before.service === after.service && before.pods.length > 0 && after.pods.length === 0;
