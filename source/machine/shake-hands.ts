import {isIP} from 'node:net';
import {checkServerIdentity, connect, type DetailedPeerCertificate, getCACertificates, type TLSSocket} from 'node:tls';
import type {Certificate, Handshake, Place} from '../model/machine/machine.ts';
import {sanitise} from '../text/sanitise.ts';
import {endInTime} from './end-in-time.ts';
import {failureOf} from './open-connection.ts';

let authorities: readonly string[] | undefined;

/** Those that the machine trusts, and Node's own. Reading them takes some 20 ms: once. */
const trusted = (): string[] => {
	authorities ??= [...new Set([...getCACertificates('default'), ...getCACertificates('system')])];
	return [...authorities];
};

/** What TLS connects with to a host that is an address or has no name: no server name is sent then. */
export const serverName = (host: string) => (host === '' || isIP(host) > 0 ? {} : {servername: host});

/** Codes of OpenSSL that are about dates and names: those are told apart from who signed it. */
const aboutDates: readonly string[] = ['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID', 'ERR_TLS_CERT_ALTNAME_INVALID'];

const meanings: Readonly<Record<string, string>> = {
	DEPTH_ZERO_SELF_SIGNED_CERT: 'it is self-signed',
	SELF_SIGNED_CERT_IN_CHAIN: 'the root that it leads to is not trusted here',
	UNABLE_TO_GET_ISSUER_CERT: 'the certificate of its issuer is missing',
	UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its issuer is not trusted here, and the server sent no chain to one that is',
	UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its issuer is not trusted here, and the server sent no chain to one that is',
};

const commonName = ({CN}: {readonly CN?: string | string[]}) => [CN ?? ''].flat().join(', ');

const certificateOf = (peer: DetailedPeerCertificate): Certificate | undefined => {
	if (peer.subject === undefined) {
		return undefined;
	}

	const chain: string[] = [];
	const seen = new Set([peer.fingerprint256]);
	for (let each = peer.issuerCertificate; each !== undefined && !seen.has(each.fingerprint256); ) {
		seen.add(each.fingerprint256);
		chain.push(sanitise(commonName(each.subject)));
		each = each.issuerCertificate;
	}

	return {
		names: (peer.subjectaltname ?? '')
			.split(', ')
			.filter(Boolean)
			.map(name => sanitise(name.replace(/^[^:]*:/, ''))),
		subject: sanitise(commonName(peer.subject)),
		issuer: sanitise(commonName(peer.issuer)),
		notBefore: Date.parse(peer.valid_from) / 1000,
		notAfter: Date.parse(peer.valid_to) / 1000,
		chain,
	};
};

const distrustOf = (socket: TLSSocket): string | undefined => {
	const error = socket.authorizationError as unknown as (Error & {readonly code?: string}) | string | undefined;
	const code = typeof error === 'string' ? error : error?.code;
	return code === undefined || code === null || aboutDates.includes(code) ? undefined : (meanings[code] ?? code);
};

/** A TLS handshake within so many milliseconds, for a host that may be ''. Every certificate is taken, and told of. Never rejects. */
export const shakeHands = async (
	{address, port}: Place,
	host: string,
	{signal, limit}: {readonly signal: AbortSignal; readonly limit: number},
): Promise<Handshake> => {
	const ended = await endInTime<Omit<Extract<Handshake, {outcome: 'ok'}>, 'outcome' | 'ms'>>(
		{signal, ms: limit},
		(done, failed) => {
			const socket = connect({host: address, port, ca: trusted(), rejectUnauthorized: false, ...serverName(host)});
			socket.once('secureConnect', () => {
				const peer = socket.getPeerCertificate(true);
				done({
					protocol: socket.getProtocol() ?? '',
					certificate: certificateOf(peer),
					isNameRight: host === '' || checkServerIdentity(host, peer) === undefined,
					distrust: distrustOf(socket),
				});
			});
			socket.on('error', failed);
			socket.once('close', () => failed(Object.assign(new Error('closed in the handshake'), {code: 'TLS_CLOSED'})));
			return () => socket.destroy();
		},
	);
	return ended.kind === 'done'
		? {outcome: 'ok', ms: ended.ms, ...ended.value}
		: failureOf(ended, {outcome: 'resp-timeout', detail: 'connected, but the TLS handshake does not end in time'});
};
