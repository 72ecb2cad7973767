import {request as requestHttp} from 'node:http';
import {request as requestHttps} from 'node:https';
import type {MachineRequest, Place, WebAnswer} from '../model/machine/machine.ts';
import {sanitise, sanitiseLines} from '../text/sanitise.ts';
import {endInTime} from './end-in-time.ts';
import {failureOf} from './open-connection.ts';
import {serverName} from './shake-hands.ts';

/** Bytes kept of an answer. */
const shownBytes = 16_384;

const hostHeader = ({scheme, host}: MachineRequest, {address, port}: Place) => {
	const name = host || (address.includes(':') ? `[${address}]` : address);
	return port === (scheme === 'https' ? 443 : 80) ? name : `${name}:${port}`;
};

type Answer = Omit<Extract<WebAnswer, {outcome: 'answered'}>, 'outcome' | 'ms'>;

/** Sends a request to a place within so many milliseconds, by no proxy, and reads the beginning of the answer. Never rejects. */
export const sendRequest = async (
	place: Place,
	asked: MachineRequest,
	{signal, limit}: {readonly signal: AbortSignal; readonly limit: number},
): Promise<WebAnswer> => {
	const ended = await endInTime<Answer>({signal, ms: limit}, (done, failed) => {
		const send = asked.scheme === 'https' ? requestHttps : requestHttp;
		const request = send({
			...{host: place.address, port: place.port, method: asked.method, path: asked.path},
			...serverName(asked.host),
			agent: false,
			rejectUnauthorized: false,
			headers: {host: hostHeader(asked, place), 'user-agent': 'svctop', accept: '*/*', ...asked.headers},
		});
		request.on('error', failed);
		request.once('response', response => {
			const chunks: Buffer[] = [];
			let size = 0;
			const finish = () =>
				done({
					code: response.statusCode ?? 0,
					reason: sanitise(response.statusMessage ?? ''),
					headers: Object.fromEntries(
						Object.entries(response.headers).map(([name, value]) => [name, sanitise([value ?? ''].flat().join(', '))]),
					),
					body: sanitiseLines(Buffer.concat(chunks).subarray(0, shownBytes).toString()),
				});
			response.on('data', (chunk: Buffer) => {
				chunks.push(chunk);
				size += chunk.length;
				if (size >= shownBytes) {
					finish();
				}
			});
			// An answer has come, however its page ends.
			response.once('end', finish);
			response.once('close', finish);
		});
		request.end();
		return () => request.destroy();
	});
	return ended.kind === 'done'
		? {outcome: 'answered', ms: ended.ms, ...ended.value}
		: failureOf(ended, {outcome: 'resp-timeout', detail: `connected, but no answer came in time (${limit / 1000} s)`});
};
