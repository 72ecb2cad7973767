import {type FailingProbe, failingProbes} from '../../../model/pods/failing-probes.ts';
import {type PodEvents, probeFailureOf} from '../../../model/pods/pod-events.ts';
import {probeAnswer} from '../../../model/pods/probe-failure.ts';
import type {ServiceView} from '../../../model/service-view.ts';
import type {NotReadyPod} from './not-ready-pods.ts';

export type ProbedContainer = {
	/** The pods whose container of one name does not pass its probe. */
	readonly pods: readonly [NotReadyPod, ...NotReadyPod[]];
	/** The one among them to tell of: where it is known what the probe met, if there is one. */
	readonly chosen: NotReadyPod;
	readonly failing: FailingProbe;
};

/** The container that its startup probe has ended, and that does not run again yet. */
const endedBy = (
	{pod, why}: NotReadyPod,
	kind: FailingProbe['kind'],
	events: PodEvents | undefined,
): readonly FailingProbe[] => {
	const container = [...pod.containers, ...pod.initContainers].find(({name}) => name === why.container);
	const probe = kind === 'startup' && why.code === 'startup-probe' ? container?.startupProbe : undefined;
	if (container === undefined || probe === undefined) {
		return [];
	}

	const failure = probeFailureOf(pod, events, container.name, kind);
	return [{kind, container, probe, failure, answer: probeAnswer(probe, failure)}];
};

/** The containers of some pods that do not pass one kind of probe, by name: each has a probe, and an answer, of its own. */
export const probedContainers = (
	notReady: readonly NotReadyPod[],
	kind: FailingProbe['kind'],
	{podEvents}: ServiceView,
): readonly ProbedContainer[] => {
	const failing = notReady.flatMap(each => {
		const events = podEvents.get(each.pod.uid);
		const running = failingProbes(each.pod, events).filter(probe => probe.kind === kind);
		return (running.length > 0 ? running : endedBy(each, kind, events)).map(probe => ({each, probe}));
	});
	return [...new Set(failing.map(({probe}) => probe.container.name))].sort().flatMap(name => {
		const [first, ...others] = failing.filter(({probe}) => probe.container.name === name);
		if (first === undefined) {
			return [];
		}

		const {each, probe} = [first, ...others].find(({probe: {answer}}) => answer) ?? first;
		return [{pods: [first.each, ...others.map(other => other.each)], chosen: each, failing: probe}];
	});
};
