import type {Protocol} from './objects.ts';

/**
 * What svctop reads of a pod's containers: what they are to do, and what became of them.
 * Zero values and absent values are the same here, as in `objects.ts`; times are Unix seconds.
 */

export type ContainerPort = {readonly name: string; readonly port: number; readonly protocol: Protocol};

export type Probe = {
	readonly kind: 'httpGet' | 'tcpSocket' | 'grpc' | 'exec';
	/** 0 for exec. */
	readonly port: number | string;
	/** Only of httpGet; '' elsewhere. */
	readonly path: string;
	readonly scheme: string;
};

export type Container = {
	readonly name: string;
	readonly image: string;
	readonly ports: readonly ContainerPort[];
	/** An init container that restarts always is a sidecar: its ports count (KEP-753). */
	readonly isSidecar: boolean;
	readonly readinessProbe?: Probe;
	readonly startupProbe?: Probe;
	/** How long after its start its readiness probe is first asked, in seconds; only where that is not at once. */
	readonly readinessDelay?: number;
	/** How long its startup probe may go on failing before the container is started anew, in seconds. */
	readonly startupSeconds?: number;
};

export type Terminated = {
	readonly exitCode: number;
	readonly signal: number;
	readonly reason: string;
	readonly message: string;
	readonly finished: number;
};

export type ContainerState =
	| {readonly kind: 'waiting'; readonly reason: string; readonly message: string}
	| {readonly kind: 'running'; readonly since: number}
	| ({readonly kind: 'terminated'} & Terminated);

export type ContainerStatus = {
	readonly name: string;
	readonly ready: boolean;
	/** False while a startup probe has not succeeded yet; undefined where the kubelet says nothing. */
	readonly started: boolean | undefined;
	readonly restarts: number;
	readonly state: ContainerState;
	readonly lastTerminated?: Terminated;
};
