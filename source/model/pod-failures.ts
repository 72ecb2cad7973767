import type {ProbeFailure, StartFailure} from './service-view.ts';

/** The newest that events told of pods, by uid: of a failing probe, and of what a pod needs to start. */
export const createPodFailures = () => {
	const probes = new Map<string, ProbeFailure>();
	const starts = new Map<string, StartFailure>();
	return {
		probes,
		starts,
		forget(uid: string) {
			probes.delete(uid);
			starts.delete(uid);
		},
	};
};

export type PodFailures = ReturnType<typeof createPodFailures>;
