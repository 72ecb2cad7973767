import type {Handshake, Place} from '../../model/machine/machine.ts';
import {hostPort} from '../trace/trace-plan.ts';
import type {OutsideRecorder} from './outside-hops.ts';
import type {OutsideSite} from './outside-site.ts';

const day = (seconds: number) => new Date(seconds * 1000).toISOString().slice(0, 10);

/** What is wrong with a certificate, the first thing that a client would stop at; undefined where it takes it. */
export const certificateProblem = (
	{certificate, isNameRight, distrust}: Extract<Handshake, {outcome: 'ok'}>,
	now: number,
): 'none' | 'name' | 'expired' | 'untrusted' | undefined => {
	if (certificate === undefined) {
		return 'none';
	}

	if (!isNameRight) {
		return 'name';
	}

	if (certificate.notAfter < now || certificate.notBefore > now) {
		return 'expired';
	}

	return distrust === undefined ? undefined : 'untrusted';
};

const said = (handshake: Extract<Handshake, {outcome: 'ok'}>) => {
	const {certificate, protocol, chain = [], distrust} = {chain: handshake.certificate?.chain, ...handshake};
	if (certificate === undefined) {
		return `${protocol}, no certificate`;
	}

	const {names, subject, notBefore, notAfter, issuer} = certificate;
	return [
		`${protocol}, certificate for ${names.slice(0, 5).join(', ') || subject}`,
		`${day(notBefore)} to ${day(notAfter)}`,
		`issuer ${[issuer, ...chain.slice(1)].join(' < ')}`,
		...(distrust === undefined ? [] : [distrust]),
	].join('; ');
};

/** A TLS handshake for a host, recorded as a hop. */
export const askTls = async (
	place: Place,
	host: string,
	{machine, signal}: OutsideSite,
	recorder: OutsideRecorder,
	now: number,
): Promise<Handshake> => {
	const handshake = await machine.shakeHands(place, host, signal);
	const {outcome, ms} = handshake;
	const target = `${host || place.address} at ${hostPort(place.address, place.port)}`;
	recorder.found({
		...{hop: 'tls', target, ms, tool: 'tls'},
		outcome: outcome === 'ok' ? (certificateProblem(handshake, now) === undefined ? 'ok' : 'tls') : outcome,
		detail: outcome === 'ok' ? said(handshake) : handshake.detail,
	});
	return handshake;
};
