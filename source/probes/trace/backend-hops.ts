import type {HttpAnswer} from '../http-answer.ts';
import {httpFailure} from '../http-answer.ts';
import {climb} from '../ladder.ts';
import type {ProbeSite} from '../probe.ts';
import {openToolbox} from '../toolbox.ts';
import {type Asking, askPort, type PortAnswer} from './ask-port.ts';
import type {HopName, ProbedPort} from './hop.ts';
import {listeningPorts} from './listening-ports.ts';
import {hostPort, type RouteEndpoint} from './route.ts';
import {drain} from './stream.ts';

/** How a port answered on the loopback of a pod, asked from outside by way of the kubelet. */
export type DialEnd =
	| {readonly outcome: 'open'; readonly received: string}
	| {readonly outcome: 'refused'}
	/** No right, no pod, no answer: `problem` is a sentence. */
	| {readonly outcome: 'failed'; readonly problem: string};

export type Dialled = DialEnd & {readonly ms: number};

/** Connects to a port of the pod's loopback; implemented by cluster/port-forward.ts. Never rejects. */
export type Dial = (
	pod: {readonly namespace: string; readonly name: string},
	port: number,
	signal: AbortSignal,
) => Promise<Dialled>;

export type Backend = RouteEndpoint & {
	readonly namespace: string;
	/** A running container of it; undefined where none runs. */
	readonly container: string | undefined;
};

type Found = (hop: HopName, target: string, pod: string, end: PortAnswer, ms?: number) => void;

/** `127.0.0.1`, or `::1` for a pod that has no other. */
const loopbackOf = ({address}: Backend) => (address.includes(':') ? '::1' : '127.0.0.1');

const dialledAnswer = (dialled: Dialled): HttpAnswer => {
	if (dialled.outcome === 'open') {
		const detail = 'answers inside the pod (asked by port-forward)';
		return {outcome: 'ok', detail, isHttp: false};
	}

	return dialled.outcome === 'refused'
		? httpFailure('conn-refused', 'refused inside the pod as well (asked by port-forward)')
		: {outcome: 'exec-failed', detail: dialled.problem, isHttp: false};
};

const readListening = async (
	{site, nextId, emit}: Pick<Asking, 'site' | 'nextId' | 'emit'>,
	title: string,
	protocol: 'tcp' | 'udp' = 'tcp',
) => {
	const end = await drain(
		climb({
			title,
			rungs: [
				{
					tool: 'cat',
					argv: ['cat', `/proc/net/${protocol}`, `/proc/net/${protocol}6`],
					tellsWhy: true,
					// A node without IPv6 has no second file: what was read before it counts.
					read: ({stdout}) =>
						stdout.includes('local_address')
							? {outcome: 'ok' as const, detail: listeningPorts(stdout, protocol).open.join(', ') || 'none', stdout}
							: undefined,
				},
			],
			site,
			nextId,
		}),
		emit,
	);
	return end.kind === 'answered' ? {end, ...listeningPorts(end.answer.stdout, protocol)} : undefined;
};

/**
 * Asks a backend that did not answer from outside: its loopback, then its own address. Without a shell in it the kubelet
 * is asked to dial, which changes nothing; its own address is then left out.
 */
export const askBackend = async (
	backend: Backend,
	clientSite: ProbeSite,
	dial: Dial,
	asking: Pick<Asking, 'nextId' | 'emit'>,
	found: Found,
): Promise<ProbedPort> => {
	const {namespace, pod, port, address, container} = backend;
	const local = loopbackOf(backend);
	const byDial = async (): Promise<ProbedPort> => {
		const dialled = await dial({namespace, name: pod}, port, clientSite.signal);
		const output = {stdout: '', stderr: '', exitCode: 0, ms: dialled.ms};
		const end = {kind: 'answered' as const, answer: dialledAnswer(dialled), tool: 'port-forward', output};
		found('backend-local', hostPort(local, port), pod, end, dialled.ms);
		return {pod, listening: undefined};
	};

	if (container === undefined) {
		return byDial();
	}

	const site: ProbeSite = {...clientSite, client: {namespace, pod, container}};
	const toolbox = await drain(openToolbox(site, asking.nextId), asking.emit);
	if ('kind' in toolbox || !toolbox.hasShell) {
		return byDial();
	}

	const inside: Asking = {...asking, site, toolbox};
	const ask = async (hop: HopName, host: string) => {
		const title = `${hop} ${hostPort(host, port)} ${pod}`;
		const end = await askPort({title, host, port, scheme: undefined}, inside);
		if (end.kind === 'answered') {
			found(hop, hostPort(host, port), pod, end);
		}

		return end;
	};

	const [onLoopback, , listening] = await Promise.all([
		ask('backend-local', local),
		ask('backend-self', address),
		readListening(inside, `listening ports of ${pod}`),
	]);
	const open = listening?.open;
	return onLoopback.kind === 'answered' ? {pod, listening: open} : {...(await byDial()), listening: open};
};

/** Looks for a UDP socket on the backend's port: to a datagram nobody has to answer. */
export const askDatagrams = async (
	{namespace, pod, port, container}: Backend,
	clientSite: ProbeSite,
	asking: Pick<Asking, 'nextId' | 'emit'>,
	found: Found,
): Promise<ProbedPort> => {
	if (container === undefined) {
		return {pod, listening: undefined};
	}

	const site: ProbeSite = {...clientSite, client: {namespace, pod, container}};
	const target = `*:${port}`;
	const bound = await readListening({...asking, site}, `backend-local ${target} ${pod}`, 'udp');
	if (bound === undefined) {
		return {pod, listening: undefined};
	}

	const isLocal = !bound.open.includes(port) && bound.local.includes(port);
	const answer = bound.open.includes(port)
		? {outcome: 'ok' as const, detail: `a UDP socket is bound to ${port}`, isHttp: false}
		: httpFailure('conn-refused', `${isLocal ? 'only on its loopback a' : 'no'} UDP socket is bound to ${port}`);
	found('backend-local', target, pod, {...bound.end, answer});
	return {pod, listening: bound.open};
};
