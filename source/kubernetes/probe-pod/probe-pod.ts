import {randomBytes} from 'node:crypto';
import {setTimeout as wait} from 'node:timers/promises';
import type {Labels} from '../../model/objects.ts';
import type {Entered} from '../../model/pod-access/entered.ts';
import type {Target} from '../../model/pod-access/exec.ts';
import {discardBody} from '../connection/body.ts';
import type {Connection} from '../connection/connection.ts';
import {readJson} from '../connection/read-json.ts';
import {ClusterError} from '../errors.ts';
import {list, object, text} from '../wire/json.ts';
import {probeContainer, probePodLabel, probePodManifest} from './probe-pod-manifest.ts';

/** Milliseconds an image may take to be pulled and started. */
const startMs = 60_000;
const intervalMs = 250;
const silence = 15_000;

const pathOf = (namespace: string, name = '') =>
	`/api/v1/namespaces/${encodeURIComponent(namespace)}/pods${name === '' ? '' : `/${encodeURIComponent(name)}`}`;

/** Deletes a pod. Rejects with a ClusterError unless it is gone. */
const deletePod = async (connection: Connection, namespace: string, name: string, signal: AbortSignal) => {
	try {
		discardBody(
			await connection.request({
				path: `${pathOf(namespace, name)}?gracePeriodSeconds=1`,
				method: 'DELETE',
				action: {verb: 'delete', resource: 'pods', namespace},
				...{silence, signal},
			}),
		);
	} catch (error) {
		if (!(error instanceof ClusterError) || error.kind !== 'absent') {
			throw error;
		}
	}
};

/** Deletes what an svctop that was killed has left behind: pods of its own that have ended. Never rejects. */
const sweep = async (connection: Connection, namespace: string, signal: AbortSignal) => {
	try {
		const query = new URLSearchParams({labelSelector: probePodLabel});
		const action = {verb: 'list', resource: 'pods', namespace};
		const pods = object(await readJson(connection, {path: `${pathOf(namespace)}?${query}`, action, silence, signal}));
		const ended = list(pods.items)
			.map(object)
			.filter(({status}) => ['Failed', 'Succeeded'].includes(text(object(status).phase)));
		await Promise.all(ended.map(({metadata}) => deletePod(connection, namespace, text(object(metadata).name), signal)));
	} catch {
		// What is left is no obstacle, and whoever may not list or delete is told so by what comes next.
	}
};

const cannotStart = /^(ErrImage|ImagePullBackOff|InvalidImageName|Create)/;

/** How the start of a pod stands: it runs, waits, or will not run, with a sentence why. */
const startOf = (pod: unknown): 'running' | 'waiting' | {readonly problem: string} => {
	const status = object(object(pod).status);
	const {running, waiting} = object(object(list(status.containerStatuses)[0]).state);
	const {reason, message} = object(waiting);
	if (running !== undefined) {
		return 'running';
	}

	if (cannotStart.test(text(reason))) {
		return {
			problem: `${text(reason)} ${text(message)}. Name another image with --debug-image, one that this cluster can pull.`,
		};
	}

	return text(status.phase) === 'Failed'
		? {problem: `${text(status.reason)} ${text(status.message)}`.trim()}
		: 'waiting';
};

/** A pod that was made to ask from. */
export type ProbePod = {readonly entered: Entered; remove(): Promise<void>};

/**
 * Makes a pod like the caller, and waits until it runs. `remove` deletes it again, whatever became of it; the kubelet ends
 * it at its deadline where nobody does. Never rejects: what stands in the way is a sentence.
 */
export const makeProbePod = async (
	connection: Connection,
	caller: Target,
	{
		image,
		labels,
		signal,
		progress,
	}: {
		readonly image: string;
		readonly labels: Labels;
		readonly signal: AbortSignal;
		readonly progress: (text: string) => void;
	},
): Promise<ProbePod> => {
	const {namespace} = caller;
	const name = `svctop-probe-${randomBytes(3).toString('hex')}`;
	let isMade = false;
	const remove = async () => {
		if (isMade) {
			isMade = false;
			// Also after the signal: what was made is to go.
			await deletePod(connection, namespace, name, AbortSignal.timeout(silence));
		}
	};
	const read = (pod: string) =>
		readJson(connection, {
			path: pathOf(namespace, pod),
			action: {verb: 'get', resource: 'pods', namespace},
			silence,
			signal,
		});
	try {
		await sweep(connection, namespace, signal);
		const manifest = probePodManifest(await read(caller.pod), {name, image, labels, container: caller.container});
		progress(`creating pod ${name} (${image})`);
		isMade = true;
		await readJson(connection, {
			path: pathOf(namespace),
			method: 'POST',
			body: manifest,
			action: {verb: 'create', resource: 'pods', namespace},
			silence,
			signal,
		});
		const end = performance.now() + startMs;
		while (performance.now() < end) {
			const start = startOf(await read(name));
			if (start === 'running') {
				return {entered: {client: {namespace, pod: name, container: probeContainer}}, remove};
			}

			if (start !== 'waiting') {
				return {entered: {problem: `Pod ${name} does not start: ${start.problem}`}, remove};
			}

			progress(`waiting for pod ${name} (${image})`);
			await wait(intervalMs, undefined, {signal});
		}

		return {entered: {problem: `Pod ${name} did not start within ${startMs / 1000} s.`}, remove};
	} catch (error) {
		const problem = signal.aborted ? 'cancelled' : `No pod could be made to ask from: ${(error as Error).message}`;
		return {entered: {problem}, remove};
	}
};
