import type {ProbeTools} from '../../engine/probes/probe-tools.ts';
import type {Machine} from '../../model/machine/machine.ts';
import type {Target} from '../../model/pod-access/exec.ts';
import type {Substitute} from '../../model/pod-access/substitute.ts';
import type {ServiceView} from '../../model/service-view.ts';
import type {ClusterStore} from '../../model/store/cluster-store.ts';
import {type DebugEntry, inEquipped} from '../../probes/debug-entry.ts';
import type {ProbeLimits} from '../../probes/limits.ts';
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
import type {WayInObjects} from '../../probes/way-in/objects/way-in-objects.ts';
import type {Finding} from '../../rules/finding.ts';
import type {ProbeKind} from '../records/probe-run.ts';
import type {Action, State} from '../state/root-reducer.ts';
import type {Store} from '../state/store.ts';
import {createMatrixRunner, type MatrixRunner} from './matrix-runner.ts';
import {createRepeatRunner, type RepeatRunner} from './repeat-runner.ts';
import {createSubstituteEntry} from './substitute-entry.ts';

export type ProbeRunner = {
	/** A client without tools gets a substitute where one was agreed to, here and below. */
	nslookup(view: ServiceView, client: Target, substitute?: Substitute): void;
	/** `text` is a URL, or one after HEAD; anything else is not run. */
	curl(view: ServiceView, client: Target, text: string, substitute?: Substitute): void;
	/** `port` is a number or name, as in `chosenPorts`; all of them without. */
	trace(view: ServiceView, findings: readonly Finding[], client: Target, substitute?: Substitute, port?: string): void;
	/** Ends the probe that runs for a Service; the screen is free at once. */
	cancel(key: string): void;
	/** Requests over time. */
	readonly repeats: RepeatRunner;
	readonly matrices: MatrixRunner;
	/** Ends all of them; resolves when the pods are deleted that were made to ask from. */
	stop(): Promise<void>;
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
	/** What is known of a namespace; undefined where it is not watched. */
	readonly storeOf: (namespace: string) => ClusterStore | undefined;
	/** What a trace knows beyond its Service, as it is now. */
	readonly traceContext: () => TraceContext;
	/** The objects by which requests come in from outside, as they are now; undefined while none are known. */
	readonly wayInObjects: () => WayInObjects | undefined;
	/** Finds the Service at the end of an alias. */
	readonly findService: ServiceLookup;
	/** Finds the servers behind a nameserver. */
	readonly dnsReplicas: DnsReplicaLookup;
	/** Opens this machine, to ask from outside; absent in the demo, where nothing lies outside. */
	readonly openMachine?: ((limits: ProbeLimits) => Promise<Machine>) | undefined;
};

/** What is asked, and by whom. */
type Asked = {
	readonly kind: ProbeKind;
	readonly key: string;
	readonly client: Target;
	readonly substitute: Substitute | undefined;
	readonly port?: string | undefined;
};

/** Runs probes, one at a time for each Service, and dispatches their steps as they end. */
export const createProbeRunner = ({
	store,
	tools,
	limits,
	storeOf,
	traceContext,
	wayInObjects,
	findService,
	dnsReplicas,
	openMachine,
}: Options): ProbeRunner => {
	const {dial, proxy} = tools;
	// One limit for all: a matrix beside a trace asks no more of the API server than either alone.
	const exec = limitConcurrency(tools.exec, createSemaphore(limits.atOnce));
	const repeats = createRepeatRunner({store, exec, limits});
	const matrices = createMatrixRunner({store, tools, exec, limits, traceContext});
	const running = new Map<string, AbortController>();
	/** Probes that have made a pod, or may: it is to be deleted before all ends. */
	const leaving = new Set<Promise<void>>();

	const progress = (text: string) => store.dispatch({type: 'notice/shown', level: 'info', text});

	/** `substitute` is what was agreed to. */
	const runToEnd = async (
		{kind, key, client, substitute, port}: Asked,
		probe: (site: ProbeSite & {readonly enterDebug: DebugEntry}) => AsyncGenerator<ProbeProgress>,
	) => {
		running.get(key)?.abort();
		const controller = new AbortController();
		const {signal} = controller;
		running.set(key, controller);
		store.dispatch({type: 'probe/started', key, kind, client, at: Date.now(), ...(port !== undefined && {port})});
		const entry = createSubstituteEntry(tools, {substitute, client, signal, storeOf, progress});
		const site = {client, exec, signal, limits, podOf: traceContext().podOf, enterDebug: entry.enter};
		try {
			for await (const each of probe(site)) {
				// Another probe of the same Service has taken its place on the screen.
				if (running.get(key) !== controller) {
					return;
				}

				store.dispatch({type: 'probe/progressed', key, progress: each});
			}

			running.delete(key);
		} finally {
			await entry.end();
		}
	};

	const run = (...[asked, probe]: Parameters<typeof runToEnd>) => {
		const end: Promise<void> = runToEnd(asked, probe).finally(() => leaving.delete(end));
		if (asked.substitute?.kind === 'pod') {
			leaving.add(end);
		}
	};

	return {
		repeats,
		matrices,
		nslookup(view, client, substitute) {
			run({kind: 'nslookup', key: view.key, client, substitute}, site =>
				inEquipped(site, site.enterDebug, place => lookUpName(view, place)),
			);
		},
		curl(view, client, text, substitute) {
			const request = parseRequest(text);
			if (request !== undefined) {
				run({kind: 'curl', key: view.key, client, substitute}, site =>
					orProxied(
						store.getState().isReadonly
							? readonlyProbe()
							: inEquipped(site, site.enterDebug, place => requestUrl(view, request.url, place, request.method)),
						{view, request, from: client.namespace, proxy, signal: site.signal},
					),
				);
			}
		},
		trace(view, findings, client, substitute, port) {
			run({kind: 'trace', key: view.key, client, substitute, port}, site =>
				probeTrace(
					view,
					findings,
					{
						...traceContext(),
						...site,
						dial,
						proxy,
						lookUp: findService,
						dnsReplicas,
						openMachine,
						wayInObjects: wayInObjects(),
					},
					port,
				),
			);
		},
		cancel(key) {
			running.get(key)?.abort();
		},
		async stop() {
			repeats.stop();
			matrices.stop();
			for (const controller of [...running.values()]) {
				controller.abort();
			}

			await Promise.all(leaving);
		},
	};
};
