/** Why a pod is not Ready, in one word. */
export type NotReadyCode =
	| 'completed'
	| 'evicted'
	| 'unschedulable'
	| 'scheduling-gated'
	| 'pvc-config'
	| 'image-pull'
	| 'init-blocked'
	| 'liveness-probe'
	| 'post-start-hook'
	| 'crash-loop'
	| 'oom'
	| 'startup-probe'
	| 'readiness-probe'
	| 'readiness-gate'
	| 'terminating'
	| 'node-not-ready'
	| 'unknown';

export type NotReady = {
	readonly code: NotReadyCode;
	/** A few words, the most telling first: `CrashLoopBackOff: exit 78, 5 restarts`. */
	readonly sentence: string;
	/** The container it is about; '' where it is the pod itself. */
	readonly container: string;
	/** Whether waiting alone cannot fix it: a pod that is still starting has no such fault. */
	readonly isFault: boolean;
	/** What else keeps it from being ready: a container that its liveness probe ends is in a crash loop. Only where there is something. */
	readonly also?: readonly NotReadyCode[];
};
