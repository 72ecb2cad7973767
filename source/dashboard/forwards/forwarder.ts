import type {AddressInfo, Socket} from 'node:net';
import type {Connection} from '../../kubernetes/connection/connection.ts';
import {createEventLoopBudget} from '../../kubernetes/connection/event-loop-budget.ts';
import {reachPod} from '../../kubernetes/exec/connect-pod.ts';
import {pipeBytes} from '../../kubernetes/exec/pipe-bytes.ts';
import {createPodDeletionCheck} from '../../kubernetes/exec/pod-deletion-check.ts';
import type {PodPort} from '../../kubernetes/exec/pod-port.ts';
import {isFree, listenOn} from '../../local/local-port.ts';
import type {Pod, ServicePort} from '../../model/objects.ts';
import {forwardTarget} from '../../model/ports/forward-target.ts';
import {resolvePort} from '../../model/ports/ports.ts';
import type {Action, State} from '../state/root-reducer.ts';
import type {Store} from '../state/store.ts';
import {afterAnswer, afterProblem, choosePod, closeForward, type RunningForward} from './active-forward.ts';
import {addressOf, deletedProblem, type Forward, type ForwardRequest, startedForward} from './forward.ts';
import {localPorts, proposedForward} from './forward-request.ts';

/** Milliseconds: as often as someone can read it. */
const readable = 250;

export type Forwarder = {
	/** Listens, and tells where, or why it cannot. */
	start(request: ForwardRequest): void;
	/** Proposes another local port in the prompt that says `text`, where that one is taken. */
	propose(port: ServicePort, text: string): void;
	/** Stops one forward with its connections. */
	stop(local: number): void;
	/** Stops all of them. */
	stopAll(): void;
};

/**
 * Leads local ports to Services of one cluster, and tells the store how they do; at least `pace` milliseconds lie
 * between two tellings of what passes through.
 */
export const createForwarder = (
	connection: Connection,
	store: Store<State, Action>,
	podNamed: (namespace: string, name: string) => Pod | undefined,
	pace = readable,
): Forwarder => {
	const running = new Map<number, RunningForward>();
	const eventLoopBudget = createEventLoopBudget();
	const stopping = new AbortController();
	const {signal} = stopping;
	const fateOf = createPodDeletionCheck(connection, signal);
	let timer: NodeJS.Timeout | undefined;
	/** A port that is being looked at is taken for that moment. */
	let looking: Promise<void> = Promise.resolve();

	const notice = (level: 'info' | 'error', text: string) =>
		store.dispatch({type: 'notice/shown', level, text, at: Date.now()});

	const tellNow = () => {
		clearTimeout(timer);
		timer = undefined;
		if (!signal.aborted) {
			const forwards = new Map([...running].map(([local, {told}]) => [local, told]));
			store.dispatch({type: 'forwards/changed', forwards, at: Date.now()});
		}
	};

	const change = (one: RunningForward, changes: Partial<Forward>) => {
		one.told = {...one.told, ...changes};
		timer ??= setTimeout(tellNow, pace);
	};

	/** The Service as it is followed; undefined where another namespace is, or not all of it has come in. */
	const viewOf = ({request}: Pick<RunningForward, 'request'>) => {
		const {isComplete, list} = store.getState();
		return isComplete ? list.entries.get(request.key)?.view : undefined;
	};

	const choose = async (one: RunningForward, gone: ReadonlySet<string>) => {
		const target = await choosePod(one, viewOf(one), gone, connection, signal);
		change(one, {pod: target?.pod});
		return target;
	};

	/** Tells what broke a connection: that its pod is being deleted, else what was heard of it. */
	const explain = async (one: RunningForward, nth: number, target: PodPort, heard: string) => {
		const {pod} = target;
		const fate = await fateOf(target);
		if (fate !== 'leaves' && fate !== 'gone') {
			change(one, afterProblem(one, nth, {text: heard, isOver: false}, Date.now()));
			return;
		}

		one.leaving.add(pod);
		const next = await choose(one, new Set()).then(
			chosen => (chosen === undefined || chosen.pod === pod ? '' : chosen.pod),
			() => undefined,
		);
		change(one, afterProblem(one, nth, deletedProblem(one.told, pod, fate === 'gone', next), Date.now()));
	};

	const serve = async (one: RunningForward, socket: Socket) => {
		const nth = one.told.total + 1;
		one.sockets.add(socket);
		change(one, {open: one.told.open + 1, total: nth});
		// Whoever hangs up in the middle is told of by nobody.
		socket.on('error', () => {});
		let isOpen = true;
		const leave = () => {
			if (isOpen) {
				isOpen = false;
				change(one, {open: one.told.open - 1});
			}
		};
		// Whose other end has no more to say is mostly left already.
		socket.once('end', leave);
		socket.once('close', () => {
			one.sockets.delete(socket);
			leave();
		});
		const reached = await reachPod(connection, {
			namespace: one.service.namespace,
			choose: async gone => choose(one, gone),
			nobody: `No endpoint of ${one.request.key} is ready on port ${one.told.port}.`,
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
			sent: (bytes: number) => change(one, {sent: one.told.sent + bytes}),
		};
		const problem = await pipeBytes(socket, reached.channel, reached.target, count, eventLoopBudget);
		if (problem !== '') {
			await explain(one, nth, reached.target, problem);
		}
	};

	/** The next connection goes elsewhere as soon as its pod is known to be gone. */
	const look = () => {
		for (const one of running.values()) {
			const view = viewOf(one);
			if (view === undefined || view === one.seen || one.request.only !== undefined) {
				continue;
			}

			one.seen = view;
			one.leaving.clear();
			const pod = forwardTarget(view, one.request.port, one.told.pod)?.pod;
			if (pod !== one.told.pod) {
				change(one, {pod});
			}
		}
	};

	const forget = store.subscribe(look);

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

		await looking;
		let one: RunningForward | undefined;
		const server = await listenOn(request.local, socket => void serve(one!, socket));
		if (signal.aborted) {
			server.close();
			return;
		}

		const {port: local} = server.address() as AddressInfo;
		const target = only ?? forwardTarget(view, port, undefined)?.pod;
		const told = startedForward(request, local, target, Date.now());
		const counts = {answered: 0, failed: 0};
		one = {...counts, sockets: new Set(), leaving: new Set(), seen: view, request, service, onlyPort, server, told};
		running.set(local, one);
		tellNow();
		const leads = `${addressOf(told)} leads to ${only ?? key}:${told.port}`;
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
			looking = propose(port, text);
		},
		stop(local) {
			const one = running.get(local);
			if (one !== undefined) {
				running.delete(local);
				closeForward(one);
				tellNow();
				notice('info', `${addressOf(one.told)} is no longer forwarded to ${one.request.key}.`);
			}
		},
		stopAll() {
			stopping.abort();
			clearTimeout(timer);
			forget();
			for (const one of running.values()) {
				closeForward(one);
			}

			running.clear();
		},
	};
};
