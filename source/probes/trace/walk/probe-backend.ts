import type {Dial, Dialled} from '../../../model/pod-access/dial.ts';
import type {ContainerTools} from '../../attempts/container-tools.ts';
import {findTools} from '../../attempts/find-tools.ts';
import type {ProbeSite} from '../../probe.ts';
import type {HttpAnswer} from '../../requests/http-answer.ts';
import {httpFailure} from '../../requests/http-answer.ts';
import {forEachYield} from '../async-generators.ts';
import type {HopName, ProbedPort} from '../hop.ts';
import {hostPort, type PlannedEndpoint} from '../trace-plan.ts';
import type {HopRecorder} from './hop-recorder.ts';
import {isLoopback, openPorts, type Socket} from './listening-sockets.ts';
import {type AskContext, isConnected, type PortAnswer, probePort} from './probe-port.ts';
import {readSockets} from './read-sockets.ts';

export type Backend = PlannedEndpoint & {
	readonly namespace: string;
	/** Those that run, in the pod's order. */
	readonly containers: readonly string[];
};

export type Found = (hop: HopName, target: string, pod: string, end: PortAnswer) => void;

/** The loopback of the endpoint's own family, and that of the other one. */
const loopbacksOf = ({address}: Backend) =>
	address.includes(':') ? (['::1', '127.0.0.1'] as const) : (['127.0.0.1', '::1'] as const);

const dialledAnswer = (dialled: Dialled): HttpAnswer => {
	if (dialled.outcome === 'open') {
		// The runtime tries 127.0.0.1, then ::1, and does not say which answered.
		const detail = 'answers inside the pod on 127.0.0.1 or ::1 (asked by port-forward)';
		return {outcome: 'ok', detail, isHttp: false};
	}

	return dialled.outcome === 'refused'
		? httpFailure('conn-refused', 'refused inside the pod as well (asked by port-forward)')
		: {outcome: 'exec-failed', detail: dialled.problem, isHttp: false};
};

/** The first container that has a shell, with what there is in it. */
const withShell = async (
	{namespace, pod, containers}: Backend,
	clientSite: ProbeSite,
	{nextId, emit}: Pick<AskContext, 'nextId' | 'emit'>,
): Promise<{readonly site: ProbeSite; readonly containerTools: ContainerTools} | undefined> => {
	for (const container of containers) {
		const site: ProbeSite = {...clientSite, client: {namespace, pod, container}};
		const containerTools = await forEachYield(findTools(site, nextId), emit);
		if (!('kind' in containerTools) && containerTools.hasShell) {
			return {site, containerTools};
		}
	}

	return undefined;
};

/** The addresses that sockets of the port are bound to, each once. */
export const boundTo = (sockets: readonly Socket[], port: number): readonly string[] => [
	...new Set(sockets.filter(socket => socket.port === port).map(({address}) => address.replace(/^::ffff:/, ''))),
];

/**
 * Asks a backend that did not answer from outside: its loopback, then its own address. Without a shell in it the kubelet
 * is asked to dial, which changes nothing; its own address is then left out.
 */
export const probeBackend = async (
	backend: Backend,
	clientSite: ProbeSite,
	dial: Dial,
	context: Pick<HopRecorder, 'nextId' | 'emit' | 'asking'>,
	found: Found,
): Promise<ProbedPort> => {
	const {namespace, pod, port, address} = backend;
	const [local, otherLocal] = loopbacksOf(backend);
	const byDial = async (): Promise<ProbedPort> => {
		const dialled = await dial({namespace, name: pod}, port, clientSite.signal);
		const output = {stdout: '', stderr: '', exitCode: 0, ms: dialled.ms};
		const end = {
			kind: 'answered' as const,
			answer: dialledAnswer(dialled),
			tool: 'port-forward',
			cannotTell: [],
			output,
		};
		found('backend-local', hostPort(local, port), pod, end);
		return {pod, listening: undefined};
	};

	const entered = await withShell(backend, clientSite, context);
	if (entered === undefined) {
		return byDial();
	}

	const inside: AskContext = {...context, ...entered};
	const ask = async (hop: HopName, host: string, isRecorded: (end: PortAnswer) => boolean = () => true) => {
		const target = hostPort(host, port);
		const title = context.asking(hop, target, pod);
		const end = await probePort({title, host, port, scheme: undefined}, inside);
		if (end.kind === 'answered' && isRecorded(end)) {
			found(hop, target, pod, end);
		}

		return end;
	};

	const [onLoopback, , read] = await Promise.all([
		ask('backend-local', local),
		ask('backend-self', address),
		readSockets(inside, `listening ports of ${pod}`, 'TCP'),
	]);
	const sockets = read.kind === 'answered' && read.answer.found.isWhole ? read.answer.found.sockets : undefined;
	const bound = sockets && boundTo(sockets, port);
	if (onLoopback.kind !== 'answered' || !isConnected(onLoopback.answer)) {
		// "localhost" may be the other family, or any other address of 127.0.0.0/8.
		const others = bound?.filter(each => isLoopback(each) && each !== local) ?? [otherLocal];
		const isListener = (end: PortAnswer) => end.kind === 'answered' && isConnected(end.answer);
		await Promise.all(others.map(host => ask('backend-local', host, isListener)));
	}

	const seen = {listening: sockets && openPorts(sockets), ...(bound && {bound})};
	return onLoopback.kind === 'answered' ? {pod, ...seen} : {...(await byDial()), ...seen};
};
