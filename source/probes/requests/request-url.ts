import type {ServiceView} from '../../model/service-view.ts';
import {attemptsBy, type Choice, toolNames, toolOf} from '../attempts/attempts.ts';
import {findTools} from '../attempts/find-tools.ts';
import {type AttemptResult, tryInOrder} from '../attempts/try-in-order.ts';
import {withoutAnswer} from '../attempts/without-answer.ts';
import {callerOf} from '../caller/caller.ts';
import {proxyNote} from '../caller/proxy-note.ts';
import {readSettings} from '../caller/read-settings.ts';
import type {ProbeProgress, ProbeSite, ProbeVerdict, Reading} from '../probe.ts';
import type {RequestQuestion} from '../tool.ts';
import {isConnected} from '../trace/walk/probe-port.ts';
import type {HttpAnswer} from './http-answer.ts';
import {reachedPort} from './reached-port.ts';
import {requestVerdict} from './request-verdict.ts';
import type {WebRequest} from './web-request.ts';

const noTool: ProbeVerdict = {
	answer: 'impossible',
	sentence: `No tool of this container can open a connection (${toolNames(
		({request}) => request,
		({connect}) => connect,
	)}). Choose another pod with p.`,
	lacksTools: true,
};

/** Where a URL connects to. Brackets belong to URLs alone. */
const addressOf = ({hostname, port, protocol}: URL) => ({
	host: hostname.replace(/^\[|\]$/g, ''),
	port: Number(port || (protocol === 'https:' ? '443' : '80')),
});

/**
 * Requests the URL inside the client, or at least opens a connection to it. Yields each command when it starts and when
 * it has ended, the verdict last.
 */
export const requestUrl = async function* (
	view: ServiceView,
	url: URL,
	site: ProbeSite,
	method: WebRequest['method'] = 'GET',
): AsyncGenerator<ProbeProgress> {
	let steps = 0;
	const nextId = () => ++steps;
	const containerTools = yield* findTools(site, nextId);
	if ('kind' in containerTools) {
		yield {kind: 'verdict', verdict: containerTools.verdict};
		return;
	}

	const {limits} = site;
	const connect = () =>
		tryInOrder({
			title: `connection to ${url.host}`,
			attempts: attemptsBy(({connect: opens}) => opens, {...addressOf(url), limits}, containerTools),
			site,
			nextId,
		});
	let end: AttemptResult<HttpAnswer> = yield* tryInOrder({
		title: `${method} ${url.href}`,
		attempts: attemptsBy(({request}) => request, {url, method, limits}, containerTools),
		site,
		nextId,
	});
	if (end.kind === 'unanswered') {
		const {tried = []} = end;
		const connection: AttemptResult<HttpAnswer> = yield* connect();
		end =
			connection.kind === 'unanswered' ? {...connection, tried: [...tried, ...(connection.tried ?? [])]} : connection;
	}

	// Where one timer is for the connection and the answer, a bare connection tells which it was.
	if (end.kind === 'answered' && end.cannotTell.includes('phase') && end.answer.outcome === 'resp-timeout') {
		const connection = yield* connect();
		end =
			connection.kind === 'stopped' || (connection.kind === 'answered' && connection.answer.outcome !== 'ok')
				? connection
				: end;
	}

	/** The same tool again, with another question. */
	const again = <Answer extends Reading>(program: string, ability: Choice<RequestQuestion, Answer>) =>
		attemptsBy(ability, {url, method, limits}, {tools: new Set([program])});
	if (end.kind === 'answered' && end.answer.outcome === 'not-http') {
		const attempts = again(end.tool, ({banner: shows}) => shows);
		const banner = yield* tryInOrder({title: 'what answers instead', attempts, site, nextId});
		end = banner.kind === 'unanswered' ? end : banner;
	}

	const certificate = end.kind === 'answered' ? toolOf(end.tool)?.certificate : undefined;
	if (
		end.kind === 'answered' &&
		certificate !== undefined &&
		end.answer.status !== undefined &&
		url.protocol === 'https:'
	) {
		const attempts = again(end.tool, () => certificate);
		const checked = yield* tryInOrder({title: 'certificate', attempts, site, nextId});
		if (checked.kind === 'answered' && checked.answer.outcome === 'tls') {
			const details = certificate.details(end.output);
			const problem = `${checked.answer.detail}${details === '' ? '' : ` (${details})`}`;
			end = {...end, answer: {...end.answer, certificate: problem}};
		}
	}

	if (end.kind === 'answered') {
		const evidence = isConnected(end.answer) ? reachedPort(view, url, site.client) : undefined;
		if (evidence !== undefined) {
			yield {kind: 'evidence', evidence};
		}

		// Whatever the application in the client does, it went without a proxy.
		const settings = containerTools.hasShell ? yield* readSettings(site, nextId) : undefined;
		const scheme = url.protocol === 'https:' ? 'https' : 'http';
		const note = proxyNote(callerOf(site, settings, containerTools.resolv), scheme, [url.hostname]);
		yield {kind: 'verdict', verdict: {...requestVerdict(view, url, end.answer), ...(note && {notes: [note]})}};
		return;
	}

	yield {kind: 'verdict', verdict: end.kind === 'stopped' ? end.verdict : withoutAnswer(noTool, end)};
};
