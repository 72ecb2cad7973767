import {connect} from 'node:net';
import type {Connected, MachineFailure, Place} from '../model/machine/machine.ts';
import {type Ended, endInTime} from './end-in-time.ts';
import {machineFailure} from './machine-failure.ts';

/** What became of something that has no value; `late` is what it means that the time was over. */
export const failureOf = (
	ended: Exclude<Ended<unknown>, {kind: 'done'}>,
	late: {readonly outcome: MachineFailure; readonly detail: string},
) => {
	const {ms} = ended;
	if (ended.kind === 'failed') {
		return {...machineFailure(ended.error), ms};
	}

	return ended.kind === 'late' ? {...late, ms} : {outcome: 'cancelled' as const, detail: 'cancelled', ms};
};

/** Opens a TCP connection within so many milliseconds and closes it. Never rejects. */
export const openConnection = async (
	{address, port}: Place,
	{signal, limit}: {readonly signal: AbortSignal; readonly limit: number},
): Promise<Connected> => {
	const ended = await endInTime<string>({signal, ms: limit}, (done, failed) => {
		const socket = connect({host: address, port});
		socket.once('connect', () => done(socket.localAddress ?? ''));
		socket.on('error', failed);
		return () => socket.destroy();
	});
	return ended.kind === 'done'
		? {outcome: 'ok', ms: ended.ms, from: ended.value.replace(/^::ffff:/, '')}
		: failureOf(ended, {outcome: 'conn-timeout', detail: `connection timed out (${limit / 1000} s)`});
};
