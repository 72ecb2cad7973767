import type {Container, ContainerPort, ContainerState, ContainerStatus, Terminated} from '../../model/containers.ts';
import type {Protocol} from '../../model/objects.ts';
import {environmentOf, type Variable} from '../environment.ts';
import {type Json, list, number, object, seconds, text, texts} from './fields.ts';
import {handler, probe} from './probe.ts';

const containerPort = (value: Json): ContainerPort => {
	const fields = object(value);
	return {
		name: text(fields.name),
		port: number(fields.containerPort),
		protocol: (text(fields.protocol) || 'TCP') as Protocol,
	};
};

const variable = (value: Json): Variable => {
	const {name, value: literal, valueFrom} = object(value);
	return {name: text(name), value: valueFrom === undefined ? text(literal) : null};
};

/** A container of a pod's spec. */
export const container = (value: Json): Container => {
	const fields = object(value);
	const readinessProbe = probe(fields.readinessProbe);
	const livenessProbe = probe(fields.livenessProbe);
	const startupProbe = probe(fields.startupProbe);
	const postStart = handler(object(fields.lifecycle).postStart);
	return {
		name: text(fields.name),
		image: text(fields.image),
		ports: list(fields.ports).map(containerPort),
		isSidecar: fields.restartPolicy === 'Always',
		...(readinessProbe && {readinessProbe}),
		...(livenessProbe && {livenessProbe}),
		...(startupProbe && {startupProbe}),
		...(postStart && {postStart}),
		...environmentOf(list(fields.env).map(variable), [...texts(fields.command), ...texts(fields.args)]),
	};
};

const terminated = (value: Json): Terminated => {
	const fields = object(value);
	return {
		exitCode: number(fields.exitCode),
		signal: number(fields.signal),
		reason: text(fields.reason),
		message: text(fields.message),
		started: seconds(fields.startedAt),
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
