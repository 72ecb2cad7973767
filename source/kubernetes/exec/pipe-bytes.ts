import type {Socket} from 'node:net';
import WebSocket from 'ws';
import {sanitise} from '../../text/sanitise.ts';
import type {EventLoopBudget} from '../connection/event-loop-budget.ts';
import type {PodPort} from './pod-port.ts';

/** Bytes on their way to the API server at which the local end is asked to wait, and at which it may go on. */
const highWaterMark = 1_048_576;
const lowWaterMark = 262_144;
/**
 * Milliseconds of silence after which a connection whose local end has no more to say is closed. The protocol cannot
 * tell a pod that one half is closed, and from here a program that waits for an answer looks like one that has left.
 * containerd leaves the other half one second (internal/cri/server/sandbox_portforward_linux.go).
 */
const halfCloseTimeoutMs = 3000;

const streams = {data: 0, error: 1} as const;

export type Count = {
	/** Bytes that came from the pod, and that went there. */
	received(bytes: number): void;
	sent(bytes: number): void;
};

const problemOf = (message: string, {pod, port}: PodPort) =>
	/connection refused/i.test(message)
		? `Pod ${pod} refuses port ${port}: nothing listens there on its loopback address.`
		: `Pod ${pod}: ${sanitise(message.trim().slice(0, 300))}`;

/**
 * Carries bytes between a local connection and a pod until either ends, each no faster than the other takes them, and
 * both no faster than leaves time for everything else.
 * Resolves with what went wrong, '' where nothing did. Never rejects.
 */
export const pipeBytes = (
	local: Socket,
	channel: WebSocket,
	target: PodPort,
	count: Count,
	eventLoopBudget: EventLoopBudget,
): Promise<string> => {
	const {promise, resolve} = Promise.withResolvers<string>();
	let problem = '';
	let silence: NodeJS.Timeout | undefined;
	// The first message of each stream is the number of the port.
	const begun = new Set<number>();

	const wait = () => {
		clearTimeout(silence);
		silence = setTimeout(() => {
			// Whoever still takes what has come, or is still being sent to, is not silent.
			if (channel.isPaused || local.writableLength > 0 || channel.bufferedAmount > 0) {
				wait();
			} else {
				channel.close();
			}
		}, halfCloseTimeoutMs);
	};

	/** Whether each direction has had its share for now. */
	let isReceivingLater = false;
	let isSendingLater = false;

	const receive = () => {
		if (!isReceivingLater && !local.writableNeedDrain) {
			channel.resume();
		}
	};
	const send = () => {
		if (!isSendingLater && local.isPaused() && channel.bufferedAmount < lowWaterMark) {
			local.resume();
		}
	};
	const receiveNow = () => {
		isReceivingLater = false;
		receive();
	};
	const sendNow = () => {
		isSendingLater = false;
		send();
	};

	channel.on('message', (message: Buffer) => {
		const stream = message[0]!;
		const bytes = message.subarray(begun.has(stream) ? 1 : 3);
		begun.add(stream);
		if (bytes.length === 0) {
			return;
		}

		if (stream === streams.error) {
			problem = problemOf(bytes.toString(), target);
			return;
		}

		count.received(bytes.length);
		silence?.refresh();
		isReceivingLater ||= !eventLoopBudget.take(bytes.length, receiveNow);
		if (!local.write(bytes) || isReceivingLater) {
			channel.pause();
		}
	});
	local.on('drain', receive);

	local.on('data', (chunk: Buffer) => {
		if (channel.readyState !== WebSocket.OPEN) {
			return;
		}

		count.sent(chunk.length);
		channel.send(Buffer.concat([Buffer.of(streams.data), chunk]), send);
		isSendingLater ||= !eventLoopBudget.take(chunk.length, sendNow);
		if (isSendingLater || channel.bufferedAmount > highWaterMark) {
			local.pause();
		}
	});

	local.on('end', wait);
	local.on('error', () => channel.terminate());
	local.on('close', () => {
		clearTimeout(silence);
		// Nobody is left to read what is on its way, and what waits to be read would keep it open.
		channel.terminate();
		resolve(problem);
	});
	channel.on('close', code => {
		clearTimeout(silence);
		if (problem === '' && !local.destroyed && code !== 1000 && code !== 1005) {
			problem = `The connection to pod ${target.pod} was lost.`;
		}

		// A transfer that was cut short must not look like one that has ended.
		if (problem === '') {
			local.end();
			local.resume();
		} else {
			local.resetAndDestroy();
		}

		resolve(problem);
	});
	channel.resume();
	local.resume();
	return promise;
};
