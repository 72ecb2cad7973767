import type {
	Container,
	ContainerPort,
	ContainerState,
	ContainerStatus,
	Probe,
	Terminated,
} from '../../model/containers.ts';
import type {Protocol} from '../../model/objects.ts';
import {type Json, list, number, numberOrText, object, seconds, text} from './fields.ts';

const containerPort = (value: Json): ContainerPort => {
	const fields = object(value);
	return {
		name: text(fields.name),
		port: number(fields.containerPort),
		protocol: (text(fields.protocol) || 'TCP') as Protocol,
	};
};

const probe = (value: Json): Probe | undefined => {
	const handlers = object(value);
	const kind = (['httpGet', 'tcpSocket', 'grpc', 'exec'] as const).find(name => handlers[name]);
	if (kind === undefined) {
		return undefined;
	}

	const handler = object(handlers[kind]);
	const isHttp = kind === 'httpGet';
	return {
		kind,
		port: kind === 'exec' ? 0 : numberOrText(handler.port),
		path: isHttp ? text(handler.path) || '/' : '',
		scheme: isHttp ? text(handler.scheme) || 'HTTP' : '',
	};
};

/** How long a startup probe may go on failing; where a manifest leaves a number out, the API server's default counts. */
const patienceOf = (value: Json): number => {
	const {initialDelaySeconds, periodSeconds, failureThreshold} = object(value);
	return number(initialDelaySeconds) + (number(periodSeconds) || 10) * (number(failureThreshold) || 3);
};

/** A container of a pod's spec. */
export const container = (value: Json): Container => {
	const fields = object(value);
	const readinessProbe = probe(fields.readinessProbe);
	const readinessDelay = number(object(fields.readinessProbe).initialDelaySeconds);
	const startupProbe = probe(fields.startupProbe);
	return {
		name: text(fields.name),
		image: text(fields.image),
		ports: list(fields.ports).map(containerPort),
		isSidecar: fields.restartPolicy === 'Always',
		...(readinessProbe && {readinessProbe}),
		...(readinessProbe && readinessDelay > 0 && {readinessDelay}),
		...(startupProbe && {startupProbe, startupSeconds: patienceOf(fields.startupProbe)}),
	};
};

const terminated = (value: Json): Terminated => {
	const fields = object(value);
	return {
		exitCode: number(fields.exitCode),
		signal: number(fields.signal),
		reason: text(fields.reason),
		message: text(fields.message),
		finished: seconds(fields.finishedAt),
	};
};

const state = (value: Json): ContainerState => {
	const {running, terminated: ended, waiting} = object(value);
	if (running) {
		return {kind: 'running', since: seconds(object(running).startedAt)};
	}

	if (ended) {
		return {kind: 'terminated', ...terminated(ended)};
	}

	// None of the three means waiting (core/v1 ContainerState).
	return {kind: 'waiting', reason: text(object(waiting).reason), message: text(object(waiting).message)};
};

/** A container's status. */
export const containerStatus = (value: Json): ContainerStatus => {
	const fields = object(value);
	const {terminated: last} = object(fields.lastState);
	return {
		name: text(fields.name),
		ready: fields.ready === true,
		started: typeof fields.started === 'boolean' ? fields.started : undefined,
		restarts: number(fields.restartCount),
		state: state(fields.state),
		...(last !== undefined && {lastTerminated: terminated(last)}),
	};
};
