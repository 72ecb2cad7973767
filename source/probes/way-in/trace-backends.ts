import type {ServiceProxy} from '../../model/pod-access/service-proxy.ts';
import {verdictKind} from '../../rules/verdicts/verdict-kind.ts';
import type {ProbeProgress} from '../probe.ts';
import type {Hop} from '../trace/hop.ts';
import type {Traced} from '../trace/trace-service.ts';
import type {TraceVerdict} from '../trace/verdicts/trace-facts.ts';
import {type ApplicationAnswer, askApplication} from './ask-application.ts';
import {askFromController, type ControllerSite} from './ask-from-controller.ts';
import {objectText, type Taker} from './objects/taker.ts';
import type {WayInObjects} from './objects/way-in-objects.ts';
import type {OutsideRecorder} from './outside-hops.ts';
import type {OutsideSite} from './outside-site.ts';
import {knownBackend, meantRule} from './record-route.ts';
import {type InsideFacts, sharedVerdict} from './verdicts/backend-verdict.ts';
import type {EntryFacts, WayInBackend, WayInFacts} from './verdicts/way-in-facts.ts';
import {wayInVerdict} from './verdicts/way-in-verdict.ts';

/** Backends of one rule that are traced at most. */
const mostBackends = 4;

export type BackendTools = OutsideSite & {
	readonly objects: WayInObjects;
	readonly proxy: ServiceProxy | undefined;
	/** How pods are asked; undefined where only this machine is to ask. */
	readonly pods: ControllerSite | undefined;
	/** Traces a backend from a pod; undefined where none can be asked. */
	readonly inside: (backend: WayInBackend, emit: (progress: ProbeProgress) => void) => Promise<Traced | undefined>;
};

/** What came of one backend. */
type TracedBackend = {
	readonly backend: WayInBackend | undefined;
	readonly inside: Traced | undefined;
	readonly hops: readonly Hop[];
	readonly verdict: TraceVerdict;
	/** How much there is against it: those with less go before. */
	readonly rank: number;
};

type Asker = {readonly tools: BackendTools; readonly recorder: OutsideRecorder};

const askBackend = async (
	backend: WayInBackend | undefined,
	{asking}: EntryFacts,
	{tools: {proxy, signal}, recorder}: Asker,
): Promise<ApplicationAnswer | undefined> =>
	backend?.known === undefined || backend.port === undefined || asking.request === undefined
		? undefined
		: askApplication(backend.known.view, backend.port, asking.request, {proxy, signal, recorder});

/** What the application of a rule answers that goes before the one that is traced: it tells which of them took the request. */
const askRival = async (entry: EntryFacts, asker: Asker): Promise<ApplicationAnswer | undefined> => {
	const {asking, takers, followed} = entry;
	const meant = meantRule(asking, takers);
	const isEven = (taker: Taker) => taker.rank[0] === meant?.rank[0] && taker.rank[1] === meant?.rank[1];
	const rival = takers.find(
		(taker, place) => meant !== undefined && objectText(taker) !== objectText(meant) && (place === 0 || isEven(taker)),
	);
	const [backend] = rival?.backends ?? [];
	return backend === undefined || followed?.answer.outcome !== 'answered' || rival?.kind !== 'Ingress'
		? undefined
		: askBackend(knownBackend(backend, asker.tools.objects), entry, asker);
};

const traceBackend = async (
	entry: EntryFacts,
	backend: WayInBackend | undefined,
	rival: ApplicationAnswer | undefined,
	asker: Asker,
	emit: (progress: ProbeProgress) => void,
): Promise<TracedBackend> => {
	const {tools, recorder} = asker;
	const {signal, pods} = tools;
	const {backends, controller, followed} = entry;
	const {answer} = followed ?? {};
	const hasFailed = answer !== undefined && (answer.outcome !== 'answered' || answer.code >= 400);
	const application = hasFailed || rival !== undefined ? await askBackend(backend, entry, asker) : undefined;
	const facts: WayInFacts = {...entry, backend, application, rival, isShared: backends.length > 1};
	const isReachable = backend?.known !== undefined && backend.port !== undefined && !signal.aborted;
	const from =
		isReachable && backend.port?.protocol === 'TCP' && pods !== undefined && controller !== undefined
			? await askFromController(controller.view, backend, pods, recorder, emit)
			: undefined;
	const inside = isReachable && !signal.aborted ? await tools.inside(backend, emit) : undefined;
	const insideFacts: InsideFacts = {
		verdict: inside?.verdict,
		blocked: from?.blocked,
		fromController: from?.hops.filter(({outcome}) => outcome !== 'tool-missing') ?? [],
	};
	const verdict = wayInVerdict(facts, insideFacts);
	const isAlive = application === undefined || ('code' in application && application.code < 500);
	const kind = ['fails', 'unproven', 'impossible', 'works'].indexOf(verdictKind(verdict.code));
	return {
		...{backend, inside, verdict},
		hops: [...(from?.hops ?? []), ...(inside?.worst.trail.hops ?? [])],
		rank: (sharedVerdict(facts, insideFacts) === undefined ? 8 : 0) + kind * 2 + (isAlive ? 1 : 0),
	};
};

/** Traces the backends that share a request, from the controller and from a pod: the one with most against it, and all hops. */
export const traceBackends = async (
	entry: EntryFacts,
	tools: BackendTools,
	recorder: OutsideRecorder,
	emit: (progress: ProbeProgress) => void,
): Promise<{readonly worst: TracedBackend; readonly inner: readonly Hop[]}> => {
	const asker = {tools, recorder};
	const rival = await askRival(entry, asker);
	const traced: TracedBackend[] = [];
	for (const backend of entry.backends.length === 0 ? [undefined] : entry.backends.slice(0, mostBackends)) {
		traced.push(await traceBackend(entry, backend, rival, asker, emit));
	}

	const [worst] = traced.toSorted((a, b) => a.rank - b.rank);
	return {worst: worst!, inner: traced.flatMap(({hops}) => hops)};
};
