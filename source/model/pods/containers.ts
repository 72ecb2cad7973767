import type {Protocol} from '../ports/protocol.ts';

/**
 * What svctop reads of a pod's containers: what they are to do, and what became of them.
 * Zero values and absent values are the same here, as in `objects.ts`; times are Unix seconds.
 */

export type ContainerPort = {readonly name: string; readonly port: number; readonly protocol: Protocol};

/** What the kubelet does: ask a port, or run a command in the container. */
export type Handler = {
	readonly kind: 'httpGet' | 'tcpSocket' | 'grpc' | 'exec' | 'sleep';
	/** 0 for exec and sleep. */
	readonly port: number | string;
	/** Only of httpGet; '' elsewhere. */
	readonly path: string;
	readonly scheme: string;
	/** The host that the kubelet, on its node, asks instead of the pod. Only of httpGet and tcpSocket, and only where it is set. */
	readonly host?: string;
	/** Whether httpGet has httpHeaders. Only where it has. */
	readonly hasHeaders?: true;
	/** The service that gRPC is asked about; only where it is set. */
	readonly service?: string;
	/** The words of exec's command with spaces between them, cut where it is long. Only of exec. */
	readonly command?: string;
};

/** A probe. Its times are present only where they differ from what the API server sets: 0, 10, 3 and 1. */
export type Probe = Handler & {
	readonly initialDelaySeconds?: number;
	readonly periodSeconds?: number;
	readonly failureThreshold?: number;
	readonly timeoutSeconds?: number;
};

export type Container = {
	readonly name: string;
	readonly image: string;
	readonly ports: readonly ContainerPort[];
	/** An init container that restarts always is a sidecar: its ports count (KEP-753). */
	readonly isSidecar: boolean;
	readonly readinessProbe?: Probe;
	readonly livenessProbe?: Probe;
	readonly startupProbe?: Probe;
	/** lifecycle.postStart: done right after the start; the container is killed where it fails. */
	readonly postStart?: Handler;
	/**
	 * The proxy variables of its `env`, by name as it is written there; null for one whose value comes from elsewhere. User
	 * and password are left out. Only where there are any.
	 */
	readonly proxies?: Readonly<Record<string, string | null>>;
	/** Variables that end in _PORT, to which its command, arguments or `env` refer and which `env` does not set; sorted. Only where there are any. */
	readonly portVariables?: readonly string[];
};

export type Terminated = {
	readonly exitCode: number;
	readonly signal: number;
	readonly reason: string;
	readonly message: string;
	readonly started: number;
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
