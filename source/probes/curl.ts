import type {ServiceView} from '../model/service-view.ts';
import {callerOf} from './caller/caller.ts';
import {proxyNote} from './caller/proxy-note.ts';
import {readSettings} from './caller/read-settings.ts';
import {certificateDetails, certificateRungs} from './certificate.ts';
import type {HttpAnswer} from './http-answer.ts';
import {bannerRungs, httpRungs, tcpRungs} from './http-tools.ts';
import {httpVerdict} from './http-verdict.ts';
import {climb, type LadderEnd} from './ladder.ts';
import type {ProbeProgress, ProbeSite, ProbeVerdict} from './probe.ts';
import {reachedPort} from './reached-port.ts';
import {openToolbox} from './toolbox.ts';
import {isConnected} from './trace/ask-port.ts';
import type {WebRequest} from './web-request.ts';
import {withoutAnswer} from './without-answer.ts';

const noTool: ProbeVerdict = {
	answer: 'impossible',
	sentence:
		'No tool of this container can open a connection (curl, wget, nc, bash, python, node, perl). Choose another pod with p.',
	lacksTools: true,
};

/**
 * Requests the URL inside the client, or at least opens a connection to it. Yields each command when it starts and when
 * it has ended, the verdict last.
 */
export const curl = async function* (
	view: ServiceView,
	url: URL,
	site: ProbeSite,
	method: WebRequest['method'] = 'GET',
): AsyncGenerator<ProbeProgress> {
	let steps = 0;
	const nextId = () => ++steps;
	const toolbox = yield* openToolbox(site, nextId);
	if ('kind' in toolbox) {
		yield {kind: 'verdict', verdict: toolbox.verdict};
		return;
	}

	const connect = () =>
		climb({title: `connection to ${url.host}`, rungs: tcpRungs(url, toolbox, site.limits), site, nextId});
	let end: LadderEnd<HttpAnswer> = yield* climb({
		title: `${method} ${url.href}`,
		rungs: httpRungs(url, toolbox, method, site.limits),
		site,
		nextId,
	});
	if (end.kind === 'unanswered') {
		const {tried = []} = end;
		const connection: LadderEnd<HttpAnswer> = yield* connect();
		end =
			connection.kind === 'unanswered' ? {...connection, tried: [...tried, ...(connection.tried ?? [])]} : connection;
	}

	// One timer of BusyBox wget covers the connection and the answer: a bare connection tells which it was.
	if (end.kind === 'answered' && end.tool === 'wget' && end.answer.outcome === 'resp-timeout') {
		const connection = yield* connect();
		end =
			connection.kind === 'stopped' || (connection.kind === 'answered' && connection.answer.outcome !== 'ok')
				? connection
				: end;
	}

	if (end.kind === 'answered' && end.tool === 'curl' && end.answer.outcome === 'not-http') {
		const banner = yield* climb({title: 'what answers instead', rungs: bannerRungs(url, site.limits), site, nextId});
		end = banner.kind === 'unanswered' ? end : banner;
	}

	if (end.kind === 'answered' && end.tool === 'curl' && end.answer.status !== undefined && url.protocol === 'https:') {
		const checked = yield* climb({title: 'certificate', rungs: certificateRungs(url, site.limits), site, nextId});
		if (checked.kind === 'answered' && checked.answer.outcome === 'tls') {
			const details = certificateDetails(end.output.stderr);
			const certificate = `${checked.answer.detail}${details === '' ? '' : ` (${details})`}`;
			end = {...end, answer: {...end.answer, certificate}};
		}
	}

	if (end.kind === 'answered') {
		const evidence = isConnected(end.answer) ? reachedPort(view, url, site.client) : undefined;
		if (evidence !== undefined) {
			yield {kind: 'evidence', evidence};
		}

		// Whatever the application in the client does, it went without a proxy.
		const settings = toolbox.hasShell ? yield* readSettings(site, nextId) : undefined;
		const scheme = url.protocol === 'https:' ? 'https' : 'http';
		const note = proxyNote(callerOf(site, settings, toolbox.resolv), scheme, [url.hostname]);
		yield {kind: 'verdict', verdict: {...httpVerdict(view, url, end.answer), ...(note && {notes: [note]})}};
		return;
	}

	yield {kind: 'verdict', verdict: end.kind === 'stopped' ? end.verdict : withoutAnswer(noTool, end)};
};
