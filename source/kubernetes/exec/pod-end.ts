import type {Target} from '../../model/pod-access/exec.ts';
import type {Connection} from '../connection/connection.ts';
import {readJson} from '../connection/read-json.ts';
import {ClusterError} from '../errors.ts';
import {pathOf} from '../paths.ts';
import {list, object, text} from '../wire/json.ts';

/** Milliseconds the server may be silent: someone waits to be told. */
const silence = 3000;

/** A container as it was before something ran in it. */
export type KnownContainer = {
	readonly uid: string;
	/** undefined for one that is not in the pod's template. */
	readonly restarts: number | undefined;
};

/** `OOMKilled, exit code 137`; a reason that says no more than the code is left out. */
const endText = (terminated: unknown): string => {
	const {reason, exitCode, signal} = object(terminated);
	const code = exitCode === undefined ? '' : `exit code ${exitCode}`;
	const word = text(reason);
	return [word === 'Error' || word === 'Completed' ? '' : word, code, signal ? `signal ${signal}` : '']
		.filter(Boolean)
		.join(', ');
};

const bracketed = (words: string) => (words === '' ? '' : ` (${words})`);

const containerEnd = (status: unknown, {pod, container}: Target, before: KnownContainer | undefined) => {
	const {containerStatuses, initContainerStatuses, ephemeralContainerStatuses} = object(status);
	const found = [containerStatuses, initContainerStatuses, ephemeralContainerStatuses]
		.flatMap(list)
		.map(object)
		.find(({name}) => name === container);
	const {terminated, waiting} = object(found?.state);
	const last = object(found?.lastState).terminated;
	if (terminated !== undefined) {
		return `container ${container} of pod ${pod} has ended${bracketed(endText(terminated))}`;
	}

	if (waiting !== undefined) {
		const words = [last === undefined ? '' : endText(last), text(object(waiting).reason)].filter(Boolean).join(', ');
		return `container ${container} of pod ${pod} does not run${bracketed(words)}`;
	}

	return before?.restarts !== undefined && Number(found?.restartCount ?? 0) > before.restarts
		? `container ${container} of pod ${pod} was restarted${bracketed(last === undefined ? '' : endText(last))}`
		: undefined;
};

/** What became of a container that ended while something ran in it, from its pod's JSON; undefined where it seems to run on. */
export const podEnd = (found: unknown, target: Target, before: KnownContainer | undefined): string | undefined => {
	const {metadata, status} = object(found);
	const {uid, deletionTimestamp} = object(metadata);
	const {phase, reason, message} = object(status);
	const {pod} = target;
	if (before !== undefined && text(uid) !== before.uid) {
		return `pod ${pod} was deleted, and another has its name now`;
	}

	if (text(reason) === 'Evicted') {
		return `pod ${pod} was evicted${bracketed(text(message).trim().replace(/\.$/, ''))}`;
	}

	if (deletionTimestamp !== undefined) {
		const disruption = list(object(status).conditions)
			.map(object)
			.find(({type, status: is}) => type === 'DisruptionTarget' && is === 'True');
		return `pod ${pod} was deleted${bracketed(text(disruption?.reason))}`;
	}

	return phase === 'Succeeded' || phase === 'Failed'
		? `pod ${pod} has ended (${text(reason) || phase})`
		: containerEnd(status, target, before);
};

/** Reads an object of the core API; 'absent' where there is none. Rejects where the server does not say. */
const readObject = async (
	connection: Connection,
	resource: 'pods' | 'nodes',
	namespace: string | undefined,
	name: string,
	signal: AbortSignal,
): Promise<unknown> => {
	try {
		return await readJson(connection, {
			path: `${pathOf(resource, namespace)}/${encodeURIComponent(name)}`,
			action: {verb: 'get', resource, namespace},
			silence,
			signal,
		});
	} catch (error) {
		if (error instanceof ClusterError && error.kind === 'absent') {
			return 'absent';
		}

		throw error;
	}
};

/** Why the kubelet of a node can't be reached, from the node's JSON; undefined where it can. */
export const nodeEnd = (found: unknown, name: string, pod: string): string | undefined => {
	if (found === 'absent') {
		return `node ${name} of pod ${pod} was deleted`;
	}

	const ready = list(object(object(found).status).conditions)
		.map(object)
		.find(({type}) => type === 'Ready');
	return ready !== undefined && ready.status !== 'True' ? `node ${name} of pod ${pod} is NotReady` : undefined;
};

/**
 * Asks the server what became of a container, in words without a dot at the end; undefined where it runs on, or nobody
 * says. `before` is what was known of it when it was asked; `isUnreached` where its node may be at fault. Never rejects.
 */
export const readPodEnd = async (
	connection: Connection,
	target: Target,
	{before, isUnreached}: {readonly before: KnownContainer | undefined; readonly isUnreached: boolean},
	signal: AbortSignal,
): Promise<string | undefined> => {
	const {namespace, pod} = target;
	try {
		const found = await readObject(connection, 'pods', namespace, pod, signal);
		const end = found === 'absent' ? `pod ${pod} was deleted` : podEnd(found, target, before);
		const node = text(object(object(found).spec).nodeName);
		return end !== undefined || !isUnreached || node === ''
			? end
			: nodeEnd(await readObject(connection, 'nodes', undefined, node, signal), node, pod);
	} catch {
		return undefined;
	}
};
