import type {IncomingMessage} from 'node:http';
import {Readable} from 'node:stream';
import {expect, onTestFinished, test, vi} from 'vitest';
import type {Connection} from '../../../source/kubernetes/connection/connection.ts';
import {startHeartbeat} from '../../../source/kubernetes/connection/heartbeat.ts';

test('a server that is slow is told of once, until it has been quick again', async () => {
	vi.useFakeTimers();
	const stopping = new AbortController();
	onTestFinished(() => {
		stopping.abort();
		vi.useRealTimers();
	});
	const delays = [20, 2400, 2400, 30, 1500];
	const connection = {
		request: () =>
			new Promise<IncomingMessage>(resolve => {
				setTimeout(() => resolve(Readable.from([]) as unknown as IncomingMessage), delays.shift() ?? 0);
			}),
	} as unknown as Connection;
	const reported: number[] = [];
	startHeartbeat(connection, {onDown() {}, onUp() {}, onSlow: ms => reported.push(Math.round(ms))}, stopping.signal);
	await vi.advanceTimersByTimeAsync(40_000);

	expect(reported).toEqual([2400, 1500]);
});

test('nothing is asked while the server answers other questions, and what they took counts', async () => {
	vi.useFakeTimers();
	const stopping = new AbortController();
	onTestFinished(() => {
		stopping.abort();
		vi.useRealTimers();
	});
	let asked = 0;
	const connection = {
		async request() {
			asked += 1;
			return Readable.from([]) as unknown as IncomingMessage;
		},
	} as unknown as Connection;
	const slow: number[] = [];
	const {heard, doubt} = startHeartbeat(
		connection,
		{onDown() {}, onUp() {}, onSlow: ms => slow.push(ms)},
		stopping.signal,
	);
	for (let second = 0; second < 30; second += 3) {
		await vi.advanceTimersByTimeAsync(3000);
		heard(second === 9 ? 1200 : 10);
	}

	expect(asked).toBe(1);
	expect(slow).toEqual([1200]);
	await vi.advanceTimersByTimeAsync(7000);
	expect(asked).toBe(2);
	await vi.advanceTimersByTimeAsync(2000);
	doubt();
	doubt();
	expect(asked).toBe(3);
	await vi.advanceTimersByTimeAsync(2900);
	expect(asked).toBe(3);
});
