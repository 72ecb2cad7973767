import type {Machine} from '../model/machine/machine.ts';
import {holdConnection} from './hold-connection.ts';
import {openConnection} from './open-connection.ts';
import {resolveName} from './resolve-name.ts';
import {sendRequest} from './send-request.ts';
import {shakeHands} from './shake-hands.ts';
import {sourceAddress} from './source-address.ts';

const proxyVariables = /^(?:(?:https?|all|no)_proxy|(?:HTTPS?|ALL|NO)_PROXY)$/;

/** This machine, with so many seconds for a connection and a request, and the proxies of its environment. */
export const createMachine = (
	{connectSeconds, requestSeconds}: {readonly connectSeconds: number; readonly requestSeconds: number},
	environment: Readonly<Record<string, string | undefined>>,
): Machine => {
	const connecting = (signal: AbortSignal) => ({signal, limit: connectSeconds * 1000});
	const asking = (signal: AbortSignal) => ({signal, limit: requestSeconds * 1000});
	return {
		resolve: resolveName,
		connect: (place, signal) => openConnection(place, connecting(signal)),
		shakeHands: (place, host, signal) => shakeHands(place, host, asking(signal)),
		hold: (place, host, signal) => holdConnection(place, host, connecting(signal)),
		request: (place, request, signal) => sendRequest(place, request, asking(signal)),
		sourceFor: sourceAddress,
		proxies: Object.fromEntries(
			Object.entries(environment).flatMap(([name, value]) =>
				value !== undefined && value !== '' && proxyVariables.test(name) ? [[name, value]] : [],
			),
		),
	};
};
