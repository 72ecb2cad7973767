import type {ProxyReply, ServiceProxy} from '../../model/pod-access/service-proxy.ts';
import type {ServiceView} from '../../model/service-view.ts';
import type {ProbeProgress, ProbeVerdict} from '../probe.ts';
import type {HttpAnswer} from './http-answer.ts';
import {proxyPaths, readProxyReply} from './proxy-reply.ts';
import type {WebRequest} from './web-request.ts';

/** Lines kept of a page. */
const shownLines = 40;

/** The connection is the control plane's own: what a client would pass through on its way is not passed through. */
const unproven =
	"That is the API server's own path to a pod: it proves nothing about DNS, the ClusterIP, NetworkPolicies or the source pod.";

const said = ({detail, outcome}: HttpAnswer): string =>
	outcome === 'ok' || outcome === 'http-status' ? `the application answers ${detail}` : `no response: ${detail}`;

/**
 * A server error, and a refusal by the pod, are the backend's own. Silence may be a policy that concerns the API server
 * alone, which knows no endpoints but pods either.
 */
const answerOf = ({outcome, status, detail}: HttpAnswer): ProbeVerdict['answer'] =>
	(outcome === 'http-status' && status?.startsWith('5')) ||
	(outcome === 'conn-refused' && detail.includes('connection refused'))
		? 'fails'
		: 'impossible';

const shown = (reply: ProxyReply) => {
	if (reply.outcome !== 'answered') {
		return '';
	}

	return (reply.refusal ?? reply.body).trimEnd().split('\n').slice(0, shownLines).join('\n');
};

const resultOf = (reply: ProxyReply, resource: string, namespace: string): HttpAnswer => {
	switch (reply.outcome) {
		case 'answered': {
			return readProxyReply(reply);
		}

		case 'denied': {
			const detail = `Ask for the verb get on ${resource} in namespace ${namespace}.`;
			return {outcome: 'exec-denied', detail, isHttp: true};
		}

		case 'failed': {
			return {outcome: 'exec-failed', detail: reply.problem, isHttp: true};
		}
	}
};

export type Proxied = {
	readonly view: ServiceView;
	readonly request: WebRequest;
	/** Namespace in which the names of the URL are understood. */
	readonly from: string;
	readonly proxy: ServiceProxy;
	readonly signal: AbortSignal;
};

/**
 * Asks for a URL through the API server's proxy, by way of the Service and, where that is forbidden, of a pod. Yields
 * each request as a step from `first` on; returns what came of it, undefined where the proxy cannot be asked this.
 */
export const proxiedRequest = async function* (
	{view, request: {method, url}, from, proxy, signal}: Proxied,
	first: number,
): AsyncGenerator<ProbeProgress, HttpAnswer | undefined> {
	let id = first;
	let answer: HttpAnswer | undefined;
	// The proxy is asked with kubectl's line, and that is a GET.
	for (const {path, resource} of method === 'GET' ? proxyPaths(view, url, from) : []) {
		const step = {
			id: id++,
			title: `${url.href} through the API server`,
			client: undefined,
			tool: 'proxy',
			argv: ['get', '--raw', path],
		};
		yield {kind: 'step', step};
		const reply = await proxy(path, signal);
		const result = resultOf(reply, resource, view.service.namespace);
		const {outcome, detail} = result;
		// Of two rights that are missing, the first is the one to ask for.
		answer = outcome === 'exec-denied' ? (answer ?? result) : result;
		yield {kind: 'step', step: {...step, result: {outcome, detail, output: shown(reply)}}};
		if (reply.outcome !== 'denied') {
			break;
		}
	}

	return answer;
};

/** The verdict that the proxy's answer leads to; `because` says why the client was not asked. */
export const proxyVerdict = (because: ProbeVerdict, answer: HttpAnswer): ProbeVerdict =>
	answer.outcome === 'exec-denied' || answer.outcome === 'exec-failed'
		? {...because, sentence: `${because.sentence} The API server proxy failed too: ${answer.detail}`}
		: {
				...because,
				answer: answerOf(answer),
				sentence: `${because.sentence} Through the API server proxy ${said(answer)}. ${unproven}`,
			};

/** Runs a probe and, where the client cannot be asked, requests the URL through the API server's proxy. */
export const orProxied = async function* (
	probe: AsyncGenerator<ProbeProgress>,
	proxied: Proxied,
): AsyncGenerator<ProbeProgress> {
	let steps = 0;
	for await (const progress of probe) {
		if (progress.kind === 'step') {
			steps = Math.max(steps, progress.step.id);
		}

		const isLost = progress.kind === 'verdict' && progress.verdict.answer === 'impossible' && !proxied.signal.aborted;
		const answer = isLost ? yield* proxiedRequest(proxied, steps + 1) : undefined;
		yield answer === undefined || progress.kind !== 'verdict'
			? progress
			: {kind: 'verdict', verdict: proxyVerdict(progress.verdict, answer)};
	}
};
