import type {Pod} from '../../../model/objects.ts';
import {killOf} from '../../../model/pods/container-kill.ts';
import {exitText, lastExit, manyRestarts} from '../../../model/pods/container-state.ts';
import type {ContainerKill, KillReason} from '../../../model/pods/pod-events.ts';
import {isTerminating, type ServingContainer, servingContainers} from '../../../model/pods/pods.ts';
import type {ServiceView} from '../../../model/service-view.ts';
import type {Evidence} from '../../finding.ts';
import {containerPath} from './container-path.ts';
import {hasReadyPod, unreadyPods} from './not-ready-pods.ts';

/** The containers of one name that the kubelet ends for one reason. */
export type KilledContainer = {
	/** Their pods, the one with the most restarts first. */
	readonly pods: readonly [Pod, ...Pod[]];
	/** Of the first pod. */
	readonly serving: ServingContainer;
	readonly kill: ContainerKill;
	/** Whether it is why one of the pods is not ready. */
	readonly isHolding: boolean;
};

/**
 * What the kubelet ends for a reason, by container. Where other pods are ready, and where its own is again, only what ends
 * again and again.
 */
export const killedContainers = (reason: KillReason, view: ServiceView): readonly KilledContainer[] => {
	const isAlone = !hasReadyPod(view);
	const holding = unreadyPods(view).filter(({why}) => why.code === reason);
	const found = view.pods
		.filter(pod => !isTerminating(pod) && pod.phase !== 'Succeeded' && pod.phase !== 'Failed')
		.flatMap(pod =>
			servingContainers(pod).flatMap(serving => {
				const {name, restarts} = serving.status;
				const isHolding = holding.some(notReady => notReady.pod === pod && notReady.why.container === name);
				if (restarts < manyRestarts && !(isHolding && isAlone)) {
					return [];
				}

				const kill = killOf(pod, serving, view.podEvents.get(pod.uid));
				return kill?.reason === reason ? [{pod, serving, kill, isHolding}] : [];
			}),
		)
		.toSorted((a, b) => b.serving.status.restarts - a.serving.status.restarts || (a.pod.name < b.pod.name ? -1 : 1));
	return [...new Set(found.map(({serving}) => serving.container.name))].sort().flatMap(name => {
		const [first, ...others] = found.filter(({serving}) => serving.container.name === name);
		return first
			? [
					{
						...first,
						pods: [first.pod, ...others.map(({pod}) => pod)] as const,
						isHolding: [first, ...others].some(({isHolding}) => isHolding),
					},
				]
			: [];
	});
};

/** Codes of what follows from the kubelet ending containers for a reason, besides what follows from their not being ready. */
export const codesCausedByKill = (reason: KillReason, view: ServiceView): readonly string[] => {
	const unready = unreadyPods(view);
	const own = unready.filter(({why}) => why.code === reason);
	return [...new Set(own.flatMap(({why}) => why.also ?? []))].filter(
		code => !unready.some(({why}) => why.code === code || (why.code !== reason && why.also?.includes(code))),
	);
};

/** Where one sees that the kubelet ended a container, and how it ended. */
export const killEvidence = (
	{pods: [pod], serving: {container, status}, kill}: KilledContainer,
	view: ServiceView,
): readonly Evidence[] => {
	const exit = lastExit(status);
	const path = `pod/${pod.name} status.${containerPath(pod, container).includes('initContainers') ? 'initContainerStatuses' : 'containerStatuses'}[${container.name}]`;
	const hook = view.podEvents.get(pod.uid)?.failedPreStops.find(each => each.container === container.name);
	return [
		{path: `pod/${pod.name} event ${kill.event}`, value: kill.message},
		...(hook ? [{path: `pod/${pod.name} event FailedPreStopHook`, value: hook.message}] : []),
		{path: `${path}.restartCount`, value: String(status.restarts)},
		...(exit ? [{path: `${path} last exit`, value: `${exitText(exit)}: the kubelet ended it`}] : []),
	];
};
