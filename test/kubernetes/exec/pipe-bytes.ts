import {EventEmitter} from 'node:events';
import type {Socket} from 'node:net';
import {expect, onTestFinished, test, vi} from 'vitest';
import {pipeBytes} from '../../../source/kubernetes/exec/pipe-bytes.ts';

/** Both ends of a connection, of which nothing is real but what they are told. */
const open = () => {
	vi.useFakeTimers();
	onTestFinished(() => void vi.useRealTimers());
	const local = Object.assign(new EventEmitter(), {
		writableLength: 0,
		writableNeedDrain: false,
		write: () => true,
		isPaused: () => false,
		resume() {},
		end() {},
	});
	const channel = Object.assign(new EventEmitter(), {
		isPaused: false,
		bufferedAmount: 0,
		isClosed: false,
		resume() {},
		pause() {},
		close() {
			channel.isClosed = true;
			channel.emit('close', 1000);
		},
	});
	const ended = pipeBytes(
		local as unknown as Socket,
		channel as unknown as Parameters<typeof pipeBytes>[1],
		{namespace: 'shop', pod: 'web-1', port: 8080},
		{received() {}, sent() {}},
		{take: () => true},
	);
	return {local, channel, ended};
};

test('after a local end that has no more to say, three seconds of silence close it', async () => {
	const {local, channel, ended} = open();
	local.emit('end');
	vi.advanceTimersByTime(2900);
	channel.emit('message', Buffer.from([0, 0x90, 0x1f]));
	channel.emit('message', Buffer.from('\u0000late'));
	vi.advanceTimersByTime(2900);
	expect(channel.isClosed).toBe(false);
	vi.advanceTimersByTime(200);
	expect(channel.isClosed).toBe(true);
	expect(await ended).toBe('');
});

test.each([
	['reads slowly', {isPaused: true}, {}],
	['has not got everything', {}, {writableLength: 1}],
	['is still being heard out', {bufferedAmount: 1}, {}],
])('nobody is cut off who %s', (_what, onChannel, onLocal) => {
	const {local, channel} = open();
	Object.assign(channel, onChannel);
	Object.assign(local, onLocal);
	local.emit('end');
	vi.advanceTimersByTime(20_000);
	expect(channel.isClosed).toBe(false);
	Object.assign(channel, {isPaused: false, bufferedAmount: 0});
	Object.assign(local, {writableLength: 0});
	vi.advanceTimersByTime(3100);
	expect(channel.isClosed).toBe(true);
});

test('an open connection may be silent for as long as it likes', () => {
	const {channel} = open();
	vi.advanceTimersByTime(3_600_000);
	expect(channel.isClosed).toBe(false);
});
