import type {Output} from '../../cli/output.ts';
import type {EnterDebug} from '../../dashboard/probe/probe-runner.ts';
import type {Connection} from '../../kubernetes/connection/connection.ts';
import type {KnownContainer} from '../../kubernetes/exec/pod-end.ts';
import type {Service, Suppression} from '../../model/objects.ts';
import type {Exec, Target} from '../../probes/exec.ts';
import {commandTimeoutMs, type ProbeLimits} from '../../probes/limits.ts';
import type {ServiceProxy} from '../../probes/requests/proxy-reply.ts';
import type {Dial} from '../../probes/trace/walk/probe-backend.ts';
import {createDeadline} from '../deadline.ts';
import type {Look} from '../snapshot.ts';

// What runs inside pods is loaded with the first probe: the WebSockets below it take 30 ms.

/** Runs commands in pods; `known` is what is known of a container before. */
export const execIn = (connection: Connection, known: (target: Target) => KnownContainer | undefined): Exec => {
	let exec: Exec | undefined;
	return async (...call) => {
		const [{createExec}, {withPodEnds}] = await Promise.all([
			import('../../kubernetes/exec/create-exec.ts'),
			import('../../kubernetes/exec/exec-with-ends.ts'),
		]);
		exec ??= withPodEnds(createExec(connection), connection, known);
		return exec(...call);
	};
};

/** Opens connections to ports of pods. */
export const dialIn =
	(connection: Connection): Dial =>
	async (...call) => {
		const {createDial} = await import('../../kubernetes/exec/port-forward.ts');
		return createDial(connection)(...call);
	};

/** Asks a Service through the API server. */
export const proxyIn =
	(connection: Connection, limits: ProbeLimits): ServiceProxy =>
	async (...call) => {
		const {createServiceProxy} = await import('../../kubernetes/objects/service-proxy.ts');
		return createServiceProxy(connection, commandTimeoutMs(limits))(...call);
	};

/** Adds a debug container to a pod, or finds the one there is. */
export const enterDebugIn =
	(connection: Connection): EnterDebug =>
	async (...call) => {
		const {enterDebugContainer} = await import('../../kubernetes/exec/debug-container.ts');
		return enterDebugContainer(connection, ...call);
	};

/** Milliseconds that a look at another namespace may take: a probe waits for it. */
const asideMs = 10_000;

/** Looks at one Service of a namespace that is not followed. Rejects with a ClusterError. */
export const lookAside = async (
	connection: Connection,
	namespace: string,
	service: string,
	suppression: Suppression,
): Promise<Look> => {
	const {look} = await import('../snapshot.ts');
	const deadline = createDeadline(asideMs);
	const isWanted = ({name}: Service) => name === service;
	// Nobody sees what is written there while the dashboard is on the screen.
	const stderr = {isTTY: false, write: () => true} as Output['stderr'];
	return look(connection, {namespace, isWanted, deadline, suppression, stderr}).finally(deadline.end);
};
