import {type FailingProbe, failingProbes} from '../model/failing-probes.ts';
import type {ServiceView} from '../model/service-view.ts';
import type {HeldPod} from './held-pods.ts';

export type ProbedContainer = {
	/** The pods whose container of one name does not pass its probe. */
	readonly pods: readonly [HeldPod, ...HeldPod[]];
	/** The one among them to tell of: where it is known what the probe met, if there is one. */
	readonly chosen: HeldPod;
	readonly failing: FailingProbe;
};

/** The containers of some pods that do not pass one kind of probe, by name: each has a probe, and an answer, of its own. */
export const probedContainers = (
	held: readonly HeldPod[],
	kind: FailingProbe['kind'],
	{podEvents}: ServiceView,
): readonly ProbedContainer[] => {
	const failing = held.flatMap(each =>
		failingProbes(each.pod, podEvents.get(each.pod.uid))
			.filter(probe => probe.kind === kind)
			.map(probe => ({each, probe})),
	);
	return [...new Set(failing.map(({probe}) => probe.container.name))].sort().flatMap(name => {
		const [first, ...others] = failing.filter(({probe}) => probe.container.name === name);
		if (first === undefined) {
			return [];
		}

		const {each, probe} = [first, ...others].find(({probe: {answer}}) => answer) ?? first;
		return [{pods: [first.each, ...others.map(other => other.each)], chosen: each, failing: probe}];
	});
};
