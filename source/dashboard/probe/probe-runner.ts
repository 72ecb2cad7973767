import type {ProbeTools} from '../../engine/probes/probe-tools.ts';
import type {Machine} from '../../model/machine/machine.ts';
import type {Pod} from '../../model/objects.ts';
import type {Target} from '../../model/pod-access/exec.ts';
import type {ServiceView} from '../../model/service-view.ts';
import {type DebugEntry, inEquipped} from '../../probes/debug-entry.ts';
import type {ProbeLimits} from '../../probes/limits.ts';
import type {ChosenClient} from '../../probes/matrix/candidates.ts';
import type {DnsReplicaLookup} from '../../probes/names/dns-replica.ts';
import {lookUpName} from '../../probes/names/look-up-name.ts';
import type {ProbeProgress, ProbeSite} from '../../probes/probe.ts';
import {orProxied} from '../../probes/requests/proxied-request.ts';
import {requestUrl} from '../../probes/requests/request-url.ts';
import {parseRequest} from '../../probes/requests/web-request.ts';
import {createSemaphore, limitConcurrency} from '../../probes/trace/limit-concurrency.ts';
import {probeTrace} from '../../probes/trace/probe-trace.ts';
import type {ServiceLookup} from '../../probes/trace/trace-subject.ts';
import type {TraceContext} from '../../probes/trace/verdicts/trace-facts.ts';
import type {Finding} from '../../rules/finding.ts';
import type {ProbeKind} from '../records/probe-run.ts';
import type {Action, State} from '../state/root-reducer.ts';
import type {Store} from '../state/store.ts';

export type ProbeRunner = {
	/** With an image, a client without tools gets a debug container, here and below. */
	nslookup(view: ServiceView, client: Target, debugImage?: string): void;
	/** `text` is a URL, or one after HEAD; anything else is not run. */
	curl(view: ServiceView, client: Target, text: string, debugImage?: string): void;
	/** `port` is a number or name, as in `chosenPorts`; all of them without. */
	trace(view: ServiceView, findings: readonly Finding[], client: Target, debugImage?: string, port?: string): void;
	/** Asks every endpoint from a few of the pods, and from the one that was chosen; `port` as of a trace. */
	matrix(view: ServiceView, pods: readonly Pod[], chosen?: ChosenClient, port?: string): void;
	cancelMatrix(key: string): void;
	/** Ends the probe that runs for a Service; the screen is free at once. */
	cancel(key: string): void;
	stop(): void;
};

/** Stands in for what may not be run. */
const readonlyProbe = async function* (): AsyncGenerator<ProbeProgress> {
	const sentence = 'svctop was started with --readonly: nothing is run inside pods.';
	yield {kind: 'verdict', verdict: {answer: 'impossible', sentence}};
};

type Options = {
	readonly store: Store<State, Action>;
	readonly tools: ProbeTools;
	readonly limits: ProbeLimits;
	/** What a trace knows beyond its Service, as it is now. */
	readonly traceContext: () => TraceContext;
	/** Finds the Service at the end of an alias. */
	readonly findService: ServiceLookup;
	/** Finds the servers behind a nameserver. */
	readonly dnsReplicas: DnsReplicaLookup;
	/** Opens this machine, to ask from outside; absent in the demo, where nothing lies outside. */
	readonly openMachine?: ((limits: ProbeLimits) => Promise<Machine>) | undefined;
};

/** Runs probes, one at a time for each Service, and dispatches their steps as they end. */
export const createProbeRunner = ({
	store,
	tools,
	limits,
	traceContext,
	findService,
	dnsReplicas,
	openMachine,
}: Options): ProbeRunner => {
	const {dial, proxy, enterDebug} = tools;
	// One limit for all: a matrix beside a trace asks no more of the API server than either alone.
	const exec = limitConcurrency(tools.exec, createSemaphore(limits.atOnce));
	const running = new Map<string, AbortController>();
	const matrices = new Map<string, AbortController>();

	const run = async (
		kind: ProbeKind,
		key: string,
		client: Target,
		probe: (site: ProbeSite) => AsyncGenerator<ProbeProgress>,
		port?: string,
	) => {
		running.get(key)?.abort();
		const controller = new AbortController();
		const {signal} = controller;
		running.set(key, controller);
		store.dispatch({type: 'probe/started', key, kind, client, at: Date.now(), ...(port !== undefined && {port})});
		for await (const progress of probe({client, exec, signal, limits, podOf: traceContext().podOf})) {
			// Another probe of the same Service has taken its place on the screen.
			if (running.get(key) !== controller) {
				return;
			}

			store.dispatch({type: 'probe/progressed', key, progress});
		}

		running.delete(key);
	};

	/** What was agreed to is a container in the pod of the client, and in no other. */
	const debugEntry =
		(agreed: string | undefined, client: Target | undefined, signal: AbortSignal): DebugEntry =>
		async target => {
			const progress = (text: string) => store.dispatch({type: 'notice/shown', level: 'info', text});
			const isAgreed = target.namespace === client?.namespace && target.pod === client.pod;
			const image = isAgreed ? agreed : undefined;
			const entered = await enterDebug(target, image, {signal, progress});
			if (image !== undefined && entered !== undefined && 'client' in entered) {
				progress(`The debug container of pod ${target.pod} runs.`);
			}

			return entered;
		};

	const runMatrix = async (
		view: ServiceView,
		pods: readonly Pod[],
		chosen: ChosenClient | undefined,
		port: string | undefined,
	) => {
		const {key} = view;
		matrices.get(key)?.abort();
		const controller = new AbortController();
		const {signal} = controller;
		matrices.set(key, controller);
		store.dispatch({type: 'matrix/started', key, at: Date.now()});
		const [{matrixCandidates}, {probeMatrix}] = await Promise.all([
			import('../../probes/matrix/candidates.ts'),
			import('../../probes/matrix/probe-matrix.ts'),
		]);
		const {policyBetween} = traceContext();
		const site = {exec, signal, limits, policyBetween, enterDebug: debugEntry(undefined, undefined, signal)};
		for await (const progress of probeMatrix(view, matrixCandidates(view, pods, chosen), site, port)) {
			// What was cancelled has been told as such; what comes after is of no use to anybody.
			if (signal.aborted) {
				return;
			}

			store.dispatch({type: 'matrix/progressed', key, progress});
		}

		matrices.delete(key);
	};

	return {
		matrix(view, pods, chosen, port) {
			void runMatrix(view, pods, chosen, port);
		},
		cancelMatrix(key) {
			matrices.get(key)?.abort();
		},
		nslookup(view, client, debugImage) {
			void run('nslookup', view.key, client, site =>
				inEquipped(site, debugEntry(debugImage, client, site.signal), place => lookUpName(view, place)),
			);
		},
		curl(view, client, text, debugImage) {
			const request = parseRequest(text);
			if (request !== undefined) {
				void run('curl', view.key, client, site =>
					orProxied(
						store.getState().isReadonly
							? readonlyProbe()
							: inEquipped(site, debugEntry(debugImage, client, site.signal), place =>
									requestUrl(view, request.url, place, request.method),
								),
						{view, request, from: client.namespace, proxy, signal: site.signal},
					),
				);
			}
		},
		trace(view, findings, client, debugImage, port) {
			const probe = (site: ProbeSite) =>
				probeTrace(
					view,
					findings,
					{
						...site,
						dial,
						enterDebug: debugEntry(debugImage, client, site.signal),
						proxy,
						...{lookUp: findService, dnsReplicas, openMachine},
						...traceContext(),
					},
					port,
				);
			void run('trace', view.key, client, probe, port);
		},
		cancel(key) {
			running.get(key)?.abort();
		},
		stop() {
			for (const controller of [...running.values(), ...matrices.values()]) {
				controller.abort();
			}
		},
	};
};
