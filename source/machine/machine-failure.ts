import type {MachineFailure} from '../model/machine/machine.ts';
import {sanitise} from '../text/sanitise.ts';

type Known = {readonly outcome: MachineFailure; readonly detail: string};

const known: Readonly<Record<string, Known>> = {
	ECONNREFUSED: {outcome: 'conn-refused', detail: 'connection refused'},
	EHOSTUNREACH: {outcome: 'no-route', detail: 'no route to host'},
	ENETUNREACH: {outcome: 'net-unreach', detail: 'network is unreachable'},
	EADDRNOTAVAIL: {outcome: 'net-unreach', detail: 'network is unreachable'},
	EACCES: {outcome: 'eacces', detail: 'permission denied by the network'},
	EPERM: {outcome: 'eacces', detail: 'operation not permitted by the network'},
	ETIMEDOUT: {outcome: 'conn-timeout', detail: 'connection timed out'},
	ECONNRESET: {outcome: 'reset', detail: 'connected, then reset by peer'},
	CLOSED_EARLY: {outcome: 'empty', detail: 'connected, then closed without a byte'},
	EPIPE: {outcome: 'reset', detail: 'connected, then closed by peer'},
};

/** What an error of a socket means. What OpenSSL says of a handshake is a failure of TLS, what Node's parser says one of HTTP. */
export const machineFailure = (error: Error & {readonly code?: string}): Known => {
	const {code = '', message} = error;
	// Node's own words where the other side closes before it answers; the code is that of a reset.
	if (message === 'socket hang up') {
		return {outcome: 'empty', detail: 'connected, then closed without a response'};
	}

	const {[code]: meaning} = known;
	if (meaning !== undefined) {
		return meaning;
	}

	const detail = sanitise(message).slice(0, 200);
	return code.startsWith('HPE_')
		? {outcome: 'not-http', detail: `the answer is not HTTP: ${detail}`}
		: {outcome: 'tls', detail};
};
