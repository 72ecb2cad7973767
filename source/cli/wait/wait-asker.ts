import {createDeadline} from '../../engine/deadline.ts';
import type {FollowedCluster} from '../../engine/follow-cluster.ts';
import {createServiceLookup} from '../../engine/probes/service-lookup.ts';
import type {Snapshot} from '../../engine/snapshot.ts';
import type {Target} from '../../model/pod-access/exec.ts';
import type {ServiceView} from '../../model/service-view.ts';
import {forEachYield} from '../../probes/trace/async-generators.ts';
import {type Traced, traceService} from '../../probes/trace/trace-service.ts';
import {portsOf, traceSubject} from '../../probes/trace/trace-subject.ts';
import {verdictKind} from '../../rules/verdicts/verdict-kind.ts';
import type {TraceSource} from '../arguments/trace-source.ts';
import {createProbeSession} from '../probing/probe-session.ts';
import {clientsFor, firstWithTools} from '../trace/trace-clients.ts';
import {UsageError} from '../usage-error.ts';
import type {ClusterAccess} from '../with-cluster.ts';
import {askPorts, isEquipped, type PortReply} from './ask-ports.ts';
import type {Obstacle} from './obstacle.ts';

/** Milliseconds that the trace may take which names the cause at the end of a wait in vain. */
const traceMs = 20_000;

/** Milliseconds between two searches for a client ahead of time. */
const preparedMs = 5000;

type Asked = {readonly client: Target; readonly replies: readonly PortReply[]} | {readonly problem: string};

/** What is asked of the Services that are waited for, and how it ended last. */
export type WaitAsker = {
	/** Looks for a client ahead of time, so that a Service is asked at once when it is there. */
	prepare(view: ServiceView): void;
	/** Asks every port of a Service once; what is in the way, undefined where each answers. */
	ask(view: ServiceView): Promise<Obstacle | undefined>;
	/** How the ports of a Service answered last; undefined where they were not asked. */
	lastReplies(key: string): Extract<Asked, {readonly client: Target}> | undefined;
	/** Traces a Service that does not answer, for the cause; undefined where the trace cannot tell, or finds that it works by now. */
	explain(view: ServiceView): Promise<Obstacle | undefined>;
};

/** Asks from the pod that is named, or the default client; another one is looked for where that is gone. */
export const createWaitAsker = (
	access: ClusterAccess,
	followed: FollowedCluster,
	{from, signal}: {readonly from: TraceSource | undefined; readonly signal: AbortSignal},
): WaitAsker => {
	const elsewhere: Snapshot[] = [];
	const known = () => ({clusterStore: followed.clusterStore, inputs: followed.inputs()});
	const snapshotOf = async (namespace: string | undefined) => {
		const snapshot = await access.snapshot(namespace, () => false);
		elsewhere.push(snapshot);
		return snapshot;
	};
	const podNamed = (namespace: string, name: string) =>
		followed.clusterStore.podOf({namespace, name}) ??
		elsewhere.map(({clusterStore}) => clusterStore.podOf({namespace, name})).findLast(pod => pod !== undefined);
	const session = createProbeSession(access, {podNamed, signal});
	let client: Target | undefined;
	const last = new Map<string, Asked>();

	/** A search for a client that is under way. */
	let search: Promise<Target> | undefined;
	/** When to prepare again, by the clock of performance.now(): a namespace without a client is not searched all the time. */
	let prepareAt = 0;

	const findClient = async (view: ServiceView): Promise<Target> => {
		const chosen = await firstWithTools(await clientsFor({from}, view, known(), snapshotOf), session);
		if (!(await isEquipped(chosen, session))) {
			throw new UsageError(
				`Pod ${chosen.pod} has no tool to ask with. Name a pod that has with --from, or wait with --for healthy.`,
			);
		}

		return chosen;
	};

	const clientFor = async (view: ServiceView): Promise<Target> => {
		if (client === undefined) {
			search ??= findClient(view).finally(() => {
				search = undefined;
			});
			client = await search;
		}

		return client;
	};

	const askOnce = async (view: ServiceView): Promise<Asked> => {
		try {
			const from = await clientFor(view);
			return {client: from, replies: await askPorts(view, from, session)};
		} catch (error) {
			if (error instanceof UsageError) {
				return {problem: error.message};
			}

			throw error;
		}
	};

	/** Traces ports of a Service, all of them where none are named. */
	const traced = async (
		view: ServiceView,
		from: Target,
		wanted: readonly number[] | undefined,
		until: AbortSignal,
	): Promise<Traced> => {
		const lookUp = createServiceLookup(
			() => ({namespace: view.service.namespace, ...known()}),
			(place, service) => access.snapshot(place, ({name}) => name === service),
		);
		const subject = await traceSubject({view, findings: []}, lookUp);
		const chosen = portsOf(subject, undefined);
		const site = createProbeSession(access, {podNamed, signal: until}).siteOf(from, known());
		const indexes = wanted ?? ('indexes' in chosen ? chosen.indexes : []);
		return forEachYield(traceService(subject, indexes, site), () => {});
	};

	/** What a trace says of ports that no mere connection can be opened to, or of a Service that is a name only. */
	const asTraced = async (
		view: ServiceView,
		from: Target,
		indexes: readonly number[] | undefined,
	): Promise<Obstacle | undefined> => {
		const {ports, verdict} = await traced(view, from, indexes, signal);
		const {code, title, cause, fixes} = verdict;
		const kind = verdictKind(code);
		// Ports that answer prove the way to those that nothing can be asked of.
		const isProven = code === 'unproven' && ports.some(port => verdictKind(port.verdict.code) === 'works');
		return kind === 'works' || isProven
			? undefined
			: {code, cause: `${title}. ${cause}`, fixes, ...(kind !== 'fails' && {isUnknown: true as const})};
	};

	return {
		prepare(view) {
			if (client === undefined && performance.now() >= prepareAt) {
				prepareAt = performance.now() + preparedMs;
				// What is in the way of it is told once it matters: when the Service is to be asked.
				clientFor(view).catch(() => {});
			}
		},
		async ask(view) {
			const asked = await askOnce(view);
			last.set(view.key, asked);
			if ('problem' in asked) {
				return {cause: asked.problem, fixes: [], isUnknown: true};
			}

			const unable = asked.replies.find(({state}) => state === 'impossible');
			const failing = asked.replies.find(({state}) => state === 'fails');
			if (failing !== undefined) {
				return {cause: `Port ${failing.label} of ${view.key}: ${failing.detail}.`, fixes: []};
			}

			if (unable !== undefined) {
				// Its pod may be gone, and another one may do.
				client = signal.aborted ? client : undefined;
				return {cause: unable.detail, fixes: [], isUnknown: true};
			}

			const unasked = [...asked.replies.keys()].filter(index => asked.replies[index]!.state === 'unasked');
			const isName = view.service.type === 'ExternalName' || asked.replies.length === 0;
			if (!isName && unasked.length === 0) {
				return undefined;
			}

			const obstacle = await asTraced(view, asked.client, isName ? undefined : unasked);
			// Other ports prove the way; that these could not be asked is told with them.
			const isProven = !isName && unasked.length < asked.replies.length;
			return obstacle?.isUnknown && isProven ? undefined : obstacle;
		},
		lastReplies(key) {
			const asked = last.get(key);
			return asked !== undefined && 'replies' in asked ? asked : undefined;
		},
		async explain(view) {
			if (client === undefined) {
				return undefined;
			}

			const deadline = createDeadline(traceMs);
			const {verdict} = await traced(view, client, undefined, deadline.signal).finally(deadline.end);
			const {code, title, cause, fixes} = verdict;
			return verdictKind(code) === 'fails' ? {code, cause: `${title}. ${cause}`, fixes} : undefined;
		},
	};
};
