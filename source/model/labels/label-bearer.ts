import type {Labels, Pod, Service, Workload} from '../objects.ts';
import {isOver} from '../pods/owned-pods.ts';
import {selects, topOwner} from '../pods/pods.ts';
import {isReleaseKey} from './pair-match.ts';

/** A workload that has the labels of a selector itself, where its pod template has others. */
export type LabelBearer = {
	readonly workload: Workload;
	/** The merge patch of spec.selector that matches its pods and no others (null drops a key); undefined where none does. */
	readonly patch: Readonly<Record<string, string | null>> | undefined;
};

/** Labels of a workload are copied to no pod: who wrote those of a selector there, and only there, meant its pods. */
export const labelBearer = (
	{selector}: Service,
	{pods, workloads}: {readonly pods: readonly Pod[]; readonly workloads: readonly Workload[]},
): LabelBearer | undefined => {
	const [workload, another] = workloads.filter(
		({labels, podLabels}) => selects(selector, labels) && !selects(selector, podLabels),
	);
	if (workload === undefined || another !== undefined) {
		return undefined;
	}

	const wanted: Labels = Object.fromEntries(Object.entries(workload.podLabels).filter(([key]) => !isReleaseKey(key)));
	const isOwn = (pod: Pod) => {
		const {kind, name} = topOwner(pod);
		return kind === workload.kind && name === workload.name;
	};

	const isSafe = pods.every(pod => isOver(pod) || isOwn(pod) || !selects(wanted, pod.labels));
	const dropped = Object.keys(selector).filter(key => !(key in wanted));
	return {
		workload,
		patch:
			isSafe && Object.keys(wanted).length > 0
				? {...Object.fromEntries(dropped.map(key => [key, null])), ...wanted}
				: undefined,
	};
};
