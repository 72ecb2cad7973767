import type {ContainerObject} from '../objects/kubernetes-object.ts';
import type {Program} from '../scenario-type.ts';

/** A container port's number by name or number, as the kubelet resolves a probe's port. */
const portOf = (container: ContainerObject, port: number | string) =>
	typeof port === 'number' ? port : container.ports?.find(({name}) => name === port)?.containerPort;

/** What the startup probe of a running container finds, else its readiness probe, in the kubelet's words; undefined where both succeed. */
export const probeFailure = (container: ContainerObject, program: Program, podIP: string) =>
	failureOf('Startup', container, program, podIP) ?? failureOf('Readiness', container, program, podIP);

const fields = {Startup: 'startupProbe', Liveness: 'livenessProbe', Readiness: 'readinessProbe'} as const;

/** Why the kubelet ends a container that runs, if it does: its postStart hook fails, or its liveness probe. */
export const killOf = (
	container: ContainerObject,
	program: Program,
	podIP: string,
): 'hook' | 'liveness' | undefined => {
	const hook = container.lifecycle?.postStart.httpGet;
	if (hook && !program.listens[portOf(container, hook.port) ?? 0]) {
		return 'hook';
	}

	return failureOf('Liveness', container, program, podIP) === undefined ? undefined : 'liveness';
};

/** What one of its probes finds. */
export const failureOf = (
	kind: keyof typeof fields,
	container: ContainerObject,
	program: Program,
	podIP: string,
): string | undefined => {
	const {httpGet, tcpSocket} = container[fields[kind]] ?? {};
	const port = portOf(container, httpGet?.port ?? tcpSocket?.port ?? 0);
	if (port === undefined || (!httpGet && !tcpSocket)) {
		return;
	}

	if (httpGet?.host !== undefined) {
		// The kubelet asks its node's name server, which knows no name of the cluster.
		return `${kind} probe failed: Get "http://${httpGet.host}:${port}${httpGet.path}": dial tcp: lookup ${httpGet.host}: no such host`;
	}

	if (!program.listens[port]) {
		return httpGet
			? `${kind} probe failed: Get "http://${podIP}:${port}${httpGet.path}": dial tcp ${podIP}:${port}: connect: connection refused`
			: `${kind} probe failed: dial tcp ${podIP}:${port}: connect: connection refused`;
	}

	const status = program.paths?.[httpGet?.path ?? ''] ?? 200;

	return status < 400 ? undefined : `${kind} probe failed: HTTP probe failed with statuscode: ${status}`;
};
