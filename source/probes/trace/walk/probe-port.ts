import {attemptsBy, type Choice} from '../../attempts/attempts.ts';
import type {ContainerTools} from '../../attempts/container-tools.ts';
import {type Attempt, type AttemptResult, tryInOrder} from '../../attempts/try-in-order.ts';
import type {ProbeProgress, ProbeSite} from '../../probe.ts';
import type {HttpAnswer} from '../../requests/http-answer.ts';
import type {ConnectQuestion} from '../../tool.ts';
import {forEachYield} from '../async-generators.ts';
import type {Mismatch} from '../hop.ts';

export type AskContext = {
	readonly site: ProbeSite;
	readonly containerTools: ContainerTools;
	readonly nextId: () => number;
	readonly emit: (progress: ProbeProgress) => void;
};

export type PortQuestion = {
	readonly title: string;
	/** An address without brackets, or a name. */
	readonly host: string;
	readonly port: number;
	/** What the port claims to speak; undefined where it claims nothing. */
	readonly scheme: 'http' | 'https' | undefined;
};

export type PortAnswer = AttemptResult<HttpAnswer> & {readonly mismatch?: Mismatch};

/** What OpenSSL, GnuTLS and the others say of an answer that is not TLS at all. */
const notTls = /wrong version number|unexpected TLS packet|packet with illegal|record overflow|packet length too long/i;

const beforeConnection: ReadonlyArray<HttpAnswer['outcome']> = [
	'conn-refused',
	'conn-timeout',
	'conn-fail-unknown',
	'no-route',
	'net-unreach',
	'eacces',
];

/** Whether the other side was reached, whatever it then said. */
export const isConnected = ({outcome}: {readonly outcome: HttpAnswer['outcome']}) =>
	['ok', 'http-status', 'reset', 'empty', 'tls', 'not-http', 'resp-timeout'].includes(outcome);

/** On a port that claims no protocol, a GET without an HTTP answer proves the connection, and is no fault. */
const tolerated = (answer: HttpAnswer): HttpAnswer =>
	isConnected(answer) && answer.outcome !== 'ok' && answer.outcome !== 'http-status'
		? {...answer, outcome: 'ok', detail: `the connection opens; to a GET: ${answer.detail}`}
		: answer;

/**
 * Opens a connection, and asks for / over HTTP where the client has a tool for it. Each tool has a limit of its own:
 * where it has one timer for all or does not say why it fails, the other kind of tool tells which it was.
 */
export const probePort = async (
	{title, host, port, scheme}: PortQuestion,
	{site, containerTools, nextId, emit}: AskContext,
): Promise<PortAnswer> => {
	const urlOf = (protocol: string) => new URL(`${protocol}://${host.includes(':') ? `[${host}]` : host}:${port}/`);
	const url = urlOf(scheme ?? 'http');
	const {limits} = site;
	const attempt = (attempts: ReadonlyArray<Attempt<HttpAnswer>>) =>
		forEachYield(tryInOrder({title, attempts, site, nextId}), emit);
	const requests = (to: URL) => attemptsBy(({request}) => request, {url: to, method: 'GET', limits}, containerTools);
	const request = (to: URL) => attempt(requests(to));
	const askBy = (ability: Choice<ConnectQuestion, HttpAnswer>) =>
		attempt(attemptsBy(ability, {host, port, limits}, containerTools));

	const answerFrom = async (end: AttemptResult<HttpAnswer>): Promise<PortAnswer> => {
		if (end.kind !== 'answered') {
			return end;
		}

		const {answer} = end;
		if (scheme === undefined) {
			return {...end, answer: tolerated(answer)};
		}

		if (scheme === 'http' && answer.outcome === 'tls') {
			return {...end, mismatch: 'plaintext-on-tls'};
		}

		// Go's net/http, nginx and Apache answer plain text with a 400 and say why in a page that not every tool shows.
		const isHidden = end.cannotTell.includes('error-page') && answer.status?.startsWith('400') === true;
		if (scheme === 'http' && isHidden) {
			const plain = await (containerTools.hasShell ? askBy(({errorPage}) => errorPage) : attempt([]));
			if (plain.kind === 'answered') {
				return plain.answer.outcome === 'tls' ? {...plain, mismatch: 'plaintext-on-tls'} : end;
			}
		}

		// Some servers hang up on plain text, or answer it with a TLS alert.
		if (scheme === 'http' && (isHidden || ['reset', 'empty', 'not-http'].includes(answer.outcome))) {
			const secure = await request(urlOf('https'));
			return secure.kind === 'answered' && (secure.answer.outcome === 'ok' || secure.answer.outcome === 'http-status')
				? {...end, mismatch: 'plaintext-on-tls'}
				: end;
		}

		if (scheme === 'https' && answer.outcome === 'tls') {
			return notTls.test(answer.detail)
				? {...end, mismatch: 'tls-on-plaintext'}
				: // The server speaks TLS and wants something this client does not have: a certificate, another name.
					{...end, answer: {...answer, outcome: 'ok', detail: `TLS answers, without agreement: ${answer.detail}`}};
		}

		return end;
	};

	// A request that tells why it failed tells of the connection as well.
	if (requests(url).some(({cannotTell}) => !cannotTell.includes('reason'))) {
		const end = await request(url);
		if (end.kind !== 'unanswered') {
			return answerFrom(end);
		}
	}

	const connection = await askBy(({connect}) => connect);
	if (connection.kind === 'stopped') {
		return connection;
	}

	const isOpen = connection.kind === 'answered' && connection.answer.outcome === 'ok';
	if (connection.kind === 'answered' && !isOpen && connection.answer.outcome !== 'conn-fail-unknown') {
		return connection;
	}

	const viaTool = await request(url);
	const end =
		viaTool.kind === 'unanswered' && isOpen && scheme !== 'https'
			? await askBy(({plainRequest}) => plainRequest)
			: viaTool;
	// A tool with one timeout for everything: trust the earlier TCP connect over it.
	const isContradicted = isOpen && end.kind === 'answered' && beforeConnection.includes(end.answer.outcome);
	if (end.kind === 'answered' && !isContradicted) {
		return answerFrom(end);
	}

	if (isOpen && scheme === 'https') {
		// BusyBox's TLS says little; a page over plain HTTP says enough. An error status does not: TLS servers send one too.
		const plain = await request(urlOf('http'));
		const isPlain = plain.kind === 'answered' && plain.answer.outcome === 'ok';
		return isPlain ? {...plain, mismatch: 'tls-on-plaintext'} : connection;
	}

	return end.kind === 'stopped' ? end : connection;
};
