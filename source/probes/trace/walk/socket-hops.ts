import type {ProbeSite} from '../../probe.ts';
import {type HttpAnswer, httpFailure} from '../../requests/http-answer.ts';
import type {ProbedPort} from '../hop.ts';
import type {TraceSite} from '../trace-site.ts';
import type {HopRecorder} from './hop-recorder.ts';
import {isReachedAt, openPorts, type SocketProtocol} from './listening-sockets.ts';
import {type Backend, boundTo, type Found} from './probe-backend.ts';
import type {AskContext} from './probe-port.ts';
import {readSockets, type SocketsEnd} from './read-sockets.ts';

type Answered = Extract<SocketsEnd, {kind: 'answered'}>;

/** What the sockets of a backend say of its port, as an answer to the question whether anything listens there. */
const socketAnswer = (
	{address, port}: Backend,
	protocol: SocketProtocol,
	{answer: {found}}: Answered,
): HttpAnswer | undefined => {
	const bound = boundTo(found.sockets, port);
	const reached = bound.find(each => isReachedAt(address, each));
	if (reached !== undefined) {
		return {outcome: 'ok', detail: `a process listens on ${protocol} port ${port} of ${reached}`, isHttp: false};
	}

	if (!found.isSupported) {
		return httpFailure('conn-refused', `the kernel has not loaded ${protocol}: no process listens on it`);
	}

	if (bound.length > 0) {
		return httpFailure('conn-refused', `a process listens on ${protocol} port ${port} of ${bound.join(', ')} only`);
	}

	return found.isWhole ? httpFailure('conn-refused', `no process listens on ${protocol} port ${port}`) : undefined;
};

/** Reads the sockets in the first container that has a tool for it, else in the pod's debug container. */
const readAnywhere = async (
	{namespace, pod, containers}: Backend,
	title: string,
	protocol: SocketProtocol,
	{site, enterDebug}: {readonly site: ProbeSite; readonly enterDebug: TraceSite['enterDebug']},
	context: Pick<AskContext, 'nextId' | 'emit'>,
): Promise<Answered | {readonly unread: string}> => {
	const readIn = (container: string) =>
		readSockets({...context, site: {...site, client: {namespace, pod, container}}}, title, protocol);
	let unread = 'no container of it runs';
	for (const container of containers) {
		const end = await readIn(container);
		if (end.kind === 'answered') {
			return end;
		}

		unread = end.kind === 'stopped' ? end.verdict.sentence : 'its containers have no tool that prints a file';
	}

	const [first] = containers;
	const debug =
		first === undefined || site.signal.aborted ? undefined : await enterDebug({namespace, pod, container: first});
	if (debug === undefined || 'problem' in debug) {
		return {unread: debug === undefined ? unread : debug.problem};
	}

	const end = await readIn(debug.client.container);
	return end.kind === 'answered' ? end : {unread: 'its ephemeral container has no tool that prints a file'};
};

/**
 * Looks for a listening socket inside a backend, where the protocol has no handshake that could be tried: nobody has to
 * answer a datagram.
 */
export const askSockets = async (
	backend: Backend,
	protocol: SocketProtocol,
	place: {readonly site: ProbeSite; readonly enterDebug: TraceSite['enterDebug']},
	context: Pick<HopRecorder, 'nextId' | 'emit' | 'asking'>,
	found: Found,
): Promise<ProbedPort> => {
	const {pod, port} = backend;
	const target = `*:${port}`;
	const end = await readAnywhere(backend, context.asking('backend-local', target, pod), protocol, place, context);
	if ('unread' in end) {
		return {pod, listening: undefined, unread: end.unread};
	}

	const answer = socketAnswer(backend, protocol, end);
	if (answer === undefined) {
		return {pod, listening: undefined, unread: 'it has too many sockets to list'};
	}

	found('backend-local', target, pod, {...end, answer});
	const {sockets, tcp, isSupported} = end.answer.found;
	return {
		pod,
		listening: openPorts(sockets),
		bound: boundTo(sockets, port),
		...(boundTo(tcp, port).length > 0 && {isOnTcp: true as const}),
		...(!isSupported && {isUnsupported: true as const}),
	};
};
