import type {MachineRequest, Place, WebAnswer} from '../../model/machine/machine.ts';
import {hostPort} from '../trace/trace-plan.ts';
import type {OutsideRecorder} from './outside-hops.ts';
import type {OutsideSite} from './outside-site.ts';

/** `GET http://shop.example/cart`, or the address where no host is asked for. */
export const askedText = ({address, port}: Place, {scheme, host, path, method}: MachineRequest) => {
	const isUsual = port === (scheme === 'https' ? 443 : 80);
	const authority = host === '' ? hostPort(address, port) : `${host}${isUsual ? '' : `:${port}`}`;
	return `${method} ${scheme}://${authority}${path}`;
};

/** Sends a request and records it as a hop. */
export const askWeb = async (
	place: Place,
	request: MachineRequest,
	{machine, signal}: OutsideSite,
	recorder: OutsideRecorder,
): Promise<WebAnswer> => {
	const answer = await machine.request(place, request, signal);
	const {ms} = answer;
	const target = askedText(place, request);
	if (answer.outcome !== 'answered') {
		recorder.found({hop: 'request', target, outcome: answer.outcome, detail: answer.detail, ms, tool: 'http'});
		return answer;
	}

	const {code, reason, headers} = answer;
	const status = `${code} ${reason}`.trim();
	const server = headers.server === undefined ? '' : ` (server: ${headers.server})`;
	const location = headers.location === undefined ? '' : ` to ${headers.location}`;
	recorder.found({
		...{hop: 'request', target, ms, tool: 'http'},
		outcome: code >= 400 ? 'http-status' : 'ok',
		detail: `${status}${location}${server}`,
	});
	return answer;
};
