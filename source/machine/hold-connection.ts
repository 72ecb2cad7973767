import {connect as connectTcp, type Socket} from 'node:net';
import {connect as connectTls} from 'node:tls';
import type {Connected, Place} from '../model/machine/machine.ts';
import {endInTime} from './end-in-time.ts';
import {failureOf} from './open-connection.ts';
import {serverName} from './shake-hands.ts';

/** How long a connection has to stay open to count as one that leads on, in milliseconds. */
const holdMs = 1000;

/**
 * Opens a connection, by TLS where a host is given, sends nothing, and sees whether the other side closes it within a second.
 * `limit` is for the connection itself, in milliseconds. Never rejects.
 */
export const holdConnection = async (
	{address, port}: Place,
	host: string | undefined,
	{signal, limit}: {readonly signal: AbortSignal; readonly limit: number},
): Promise<Connected> => {
	const ended = await endInTime<string>({signal, ms: limit + holdMs}, (done, failed) => {
		let timer: NodeJS.Timeout | undefined;
		const socket: Socket =
			host === undefined
				? connectTcp({host: address, port})
				: connectTls({host: address, port, rejectUnauthorized: false, ...serverName(host)});
		const stays = () => done(socket.localAddress ?? '');
		socket.once(host === undefined ? 'connect' : 'secureConnect', () => {
			timer = setTimeout(stays, holdMs);
		});
		socket.once('data', stays);
		socket.on('error', failed);
		socket.once('close', () => failed(Object.assign(new Error('closed without a byte'), {code: 'CLOSED_EARLY'})));
		return () => {
			clearTimeout(timer);
			socket.destroy();
		};
	});
	return ended.kind === 'done'
		? {outcome: 'ok', ms: ended.ms, from: ended.value.replace(/^::ffff:/, '')}
		: failureOf(ended, {outcome: 'conn-timeout', detail: `connection timed out (${limit / 1000} s)`});
};
