import type {AddressInfo, Socket} from 'node:net';
import type {Connection} from '../../kubernetes/connection/connection.ts';
import {createEventLoopBudget} from '../../kubernetes/connection/event-loop-budget.ts';
import {connectPod} from '../../kubernetes/exec/connect-pod.ts';
import {pipeBytes} from '../../kubernetes/exec/pipe-bytes.ts';
import {createPodDeletionCheck} from '../../kubernetes/exec/pod-deletion-check.ts';
import type {PodPort} from '../../kubernetes/exec/pod-port.ts';
import {isFree, listenOn} from '../../local/local-port.ts';
import type {Pod, ServicePort} from '../../model/objects.ts';
import {forwardTarget} from '../../model/ports/forward-target.ts';
import {resolvePort} from '../../model/ports/ports.ts';
import {addressOf, deletedProblem, type Forward, type ForwardRequest, startedForward} from '../records/forward.ts';
import type {Action, State} from '../state/root-reducer.ts';
import type {Store} from '../state/store.ts';
import {type ActiveForward, afterAnswer, afterProblem, choosePod, closeForward} from './active-forward.ts';
import {localPorts, proposedForward} from './forward-request.ts';

/** Milliseconds between two updates of the counts: nobody reads faster. */
const defaultUpdateIntervalMs = 250;

export type Forwarder = {
	/** Listens on a local port. A notice says where, or why it cannot. */
	start(request: ForwardRequest): void;
	/** Proposes another local port in the prompt that says `text`, where that one is taken. */
	propose(port: ServicePort, text: string): void;
	/** Stops one forward with its connections. */
	stop(local: number): void;
	/** Stops all of them. */
	stopAll(): void;
};

/**
 * Forwards local ports to Services of one cluster, and keeps their state in the store. Counts of connections and bytes are
 * updated at most every `updateIntervalMs`.
 */
export const createForwarder = (
	connection: Connection,
	store: Store<State, Action>,
	podNamed: (namespace: string, name: string) => Pod | undefined,
	updateIntervalMs = defaultUpdateIntervalMs,
): Forwarder => {
	const running = new Map<number, ActiveForward>();
	const eventLoopBudget = createEventLoopBudget();
	const stopping = new AbortController();
	const {signal} = stopping;
	const fateOf = createPodDeletionCheck(connection, signal);
	let timer: NodeJS.Timeout | undefined;
	/** Resolves when no local port is being tried: one that is tried is taken for that moment. */
	let trying: Promise<void> = Promise.resolve();

	const notice = (level: 'info' | 'error', text: string) =>
		store.dispatch({type: 'notice/shown', level, text, at: Date.now()});

	const dispatchForwards = () => {
		clearTimeout(timer);
		timer = undefined;
		if (!signal.aborted) {
			const forwards = new Map([...running].map(([local, {forward}]) => [local, forward]));
			store.dispatch({type: 'forwards/changed', forwards, at: Date.now()});
		}
	};

	const change = (one: ActiveForward, changes: Partial<Forward>) => {
		one.forward = {...one.forward, ...changes};
		timer ??= setTimeout(dispatchForwards, updateIntervalMs);
	};

	/** The Service as it is watched; undefined where another namespace is watched, or not everything is known yet. */
	const viewOf = ({request}: Pick<ActiveForward, 'request'>) => {
		const {isComplete, list} = store.getState();
		return isComplete ? list.entries.get(request.key)?.view : undefined;
	};

	const choose = async (one: ActiveForward, gone: ReadonlySet<string>) => {
		const target = await choosePod(one, viewOf(one), gone, connection, signal);
		change(one, {pod: target?.pod});
		return target;
	};

	/** Reports why a connection broke: its pod is being deleted, or else `heard`, the error that came. */
	const reportProblem = async (one: ActiveForward, nth: number, target: PodPort, heard: string) => {
		const {pod} = target;
		const fate = await fateOf(target);
		if (fate !== 'leaves' && fate !== 'gone') {
			change(one, afterProblem(one, nth, {text: heard, isOver: false}, Date.now()));
			return;
		}

		one.deletedPods.add(pod);
		const next = await choose(one, new Set()).then(
			chosen => (chosen === undefined || chosen.pod === pod ? '' : chosen.pod),
			() => undefined,
		);
		change(one, afterProblem(one, nth, deletedProblem(one.forward, pod, fate === 'gone', next), Date.now()));
	};

	const serve = async (one: ActiveForward, socket: Socket) => {
		const nth = one.forward.total + 1;
		one.sockets.add(socket);
		change(one, {open: one.forward.open + 1, total: nth});
		// A client that closes its connection in the middle is not reported.
		socket.on('error', () => {});
		let isOpen = true;
		const leave = () => {
			if (isOpen) {
				isOpen = false;
				change(one, {open: one.forward.open - 1});
			}
		};
		// Half-closed connections are usually dead: count them as closed.
		socket.once('end', leave);
		socket.once('close', () => {
			one.sockets.delete(socket);
			leave();
		});
		const reached = await connectPod(connection, {
			namespace: one.service.namespace,
			choose: async gone => choose(one, gone),
			nobody: `No endpoint of ${one.request.key} is ready on port ${one.forward.port}.`,
		}).catch((error: Error) => ({problem: error.message}));
		if ('problem' in reached) {
			change(one, afterProblem(one, nth, {text: reached.problem, isOver: false}, Date.now()));
			socket.resetAndDestroy();
			return;
		}

		if (socket.destroyed) {
			reached.channel.terminate();
			return;
		}

		const count = {
			received: (bytes: number) => change(one, afterAnswer(one, nth, bytes)),
			sent: (bytes: number) => change(one, {sent: one.forward.sent + bytes}),
		};
		const problem = await pipeBytes(socket, reached.channel, reached.target, count, eventLoopBudget);
		if (problem !== '') {
			await reportProblem(one, nth, reached.target, problem);
		}
	};

	/** Chooses another pod for the next connection as soon as the last one is known to be gone. */
	const retarget = () => {
		for (const one of running.values()) {
			const view = viewOf(one);
			if (view === undefined || view === one.view || one.request.only !== undefined) {
				continue;
			}

			one.view = view;
			one.deletedPods.clear();
			const pod = forwardTarget(view, one.request.port, one.forward.pod)?.pod;
			if (pod !== one.forward.pod) {
				change(one, {pod});
			}
		}
	};

	const unsubscribe = store.subscribe(retarget);

	const start = async (request: ForwardRequest) => {
		const {key, only, port} = request;
		const view = store.getState().list.entries.get(key)?.view;
		if (view === undefined) {
			notice('error', `Service ${key} is gone.`);
			return;
		}

		const {service} = view;
		const pod = only === undefined ? undefined : podNamed(service.namespace, only);
		const onlyPort = pod && resolvePort(pod, port);
		if (only !== undefined && onlyPort === undefined) {
			const reason = pod === undefined ? 'is gone' : `declares no port named ${port.targetPort}`;
			notice('error', `Pod ${only} ${reason}.`);
			return;
		}

		await trying;
		let one: ActiveForward | undefined;
		const server = await listenOn(request.local, socket => void serve(one!, socket));
		if (signal.aborted) {
			server.close();
			return;
		}

		const {port: local} = server.address() as AddressInfo;
		const target = only ?? forwardTarget(view, port, undefined)?.pod;
		const forward = startedForward(request, local, target, Date.now());
		const counts = {lastAnswered: 0, lastFailed: 0};
		one = {...counts, sockets: new Set(), deletedPods: new Set(), view, request, service, onlyPort, server, forward};
		running.set(local, one);
		dispatchForwards();
		const leads = `${addressOf(forward)} leads to ${only ?? key}:${forward.port}`;
		const text =
			target === undefined
				? `${leads}, but no endpoint is ready: connections are closed until one is.`
				: `${leads}. f lists the forwards.`;
		notice('info', text);
	};

	const propose = async (port: ServicePort, text: string) => {
		const taken = new Set<number>();
		for (const local of localPorts(port.port)) {
			if (!running.has(local) && (await isFree(local))) {
				break;
			}

			taken.add(local);
		}

		store.dispatch({type: 'prompt/forwardProposed', from: text, text: proposedForward(port, taken)});
	};

	return {
		start(request) {
			start(request).catch((error: Error) => notice('error', error.message));
		},
		propose(port, text) {
			trying = propose(port, text);
		},
		stop(local) {
			const one = running.get(local);
			if (one !== undefined) {
				running.delete(local);
				closeForward(one);
				dispatchForwards();
				notice('info', `${addressOf(one.forward)} is no longer forwarded to ${one.request.key}.`);
			}
		},
		stopAll() {
			stopping.abort();
			clearTimeout(timer);
			unsubscribe();
			for (const one of running.values()) {
				closeForward(one);
			}

			running.clear();
		},
	};
};
