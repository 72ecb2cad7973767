import type {ProbeTools} from '../../engine/probes/probe-tools.ts';
import type {Pod} from '../../model/objects.ts';
import type {Exec} from '../../model/pod-access/exec.ts';
import {chosenPorts} from '../../model/ports/chosen-ports.ts';
import type {ServiceView} from '../../model/service-view.ts';
import type {ProbeLimits} from '../../probes/limits.ts';
import type {ChosenClient} from '../../probes/matrix/candidates.ts';
import type {MatrixProgress} from '../../probes/matrix/grid.ts';
import type {TraceContext} from '../../probes/trace/verdicts/trace-facts.ts';
import type {Action, State} from '../state/root-reducer.ts';
import type {Store} from '../state/store.ts';

/** Nodes that are asked from: more are asked by `svctop trace --from-each-node`. */
const mostNodes = 12;

type Options = {
	readonly store: Store<State, Action>;
	readonly tools: Pick<ProbeTools, 'enterDebug'>;
	readonly exec: Exec;
	readonly limits: ProbeLimits;
	readonly traceContext: () => TraceContext;
};

export type MatrixRunner = {
	/** Asks every endpoint from a few of the pods, and from the one that was chosen, then from each node; `port` as of a trace. */
	run(view: ServiceView, pods: readonly Pod[], chosen?: ChosenClient, port?: string): void;
	cancel(key: string): void;
	stop(): void;
};

/** Runs matrices, one at a time for each Service, and dispatches their cells as they are known. */
export const createMatrixRunner = ({store, tools, exec, limits, traceContext}: Options): MatrixRunner => {
	const running = new Map<string, AbortController>();

	const run = async (
		view: ServiceView,
		pods: readonly Pod[],
		chosen: ChosenClient | undefined,
		port: string | undefined,
		signal: AbortSignal,
	) => {
		const {key} = view;
		store.dispatch({type: 'matrix/started', key, at: Date.now()});
		const [{matrixCandidates}, {probeMatrix}, {askFromEachNode}, {nodeVerdict}, {asProbeVerdict}] = await Promise.all([
			import('../../probes/matrix/candidates.ts'),
			import('../../probes/matrix/probe-matrix.ts'),
			import('../../probes/matrix/each-node.ts'),
			import('../../probes/matrix/node-verdict.ts'),
			import('../../probes/trace/verdicts/trace-verdict.ts'),
		]);
		const {policyBetween} = traceContext();
		const enterDebug = (target: Parameters<typeof tools.enterDebug>[0]) =>
			tools.enterDebug(target, undefined, {
				signal,
				progress: text => store.dispatch({type: 'notice/shown', level: 'info', text}),
			});
		const told = (progress: MatrixProgress) => store.dispatch({type: 'matrix/progressed', key, progress});
		/** A matrix asks endpoints alone: the way over the Service's address may fail on one node all the same. */
		const askNodes = async () => {
			const asked = chosenPorts(view.service, port);
			const place =
				'indexes' in asked ? asked.indexes.find(each => view.service.ports[each]?.protocol === 'TCP') : undefined;
			const nodes =
				place === undefined ? [] : await askFromEachNode(view, place, pods, {exec, signal, limits, mostNodes});
			const accused = nodeVerdict(nodes);
			if (signal.aborted) {
				return;
			}

			told({kind: 'nodes', nodes});
			if (accused !== undefined) {
				told({kind: 'verdict', verdict: asProbeVerdict(accused)});
			}
		};
		let isAsked = false;
		for await (const each of probeMatrix(
			view,
			matrixCandidates(view, pods, chosen),
			{exec, signal, limits, policyBetween, enterDebug},
			port,
		)) {
			// What was cancelled has been told as such; what comes after is of no use to anybody.
			if (signal.aborted) {
				return;
			}

			told(each);
			isAsked = each.kind === 'verdict' && (each.verdict.answer === 'works' || each.verdict.answer === 'fails');
		}

		// A node takes long to be asked where policies drop what it sends: the grid has its verdict by then.
		if (isAsked) {
			await askNodes();
		}

		running.delete(key);
	};

	return {
		run(view, pods, chosen, port) {
			running.get(view.key)?.abort();
			const controller = new AbortController();
			running.set(view.key, controller);
			void run(view, pods, chosen, port, controller.signal);
		},
		cancel(key) {
			running.get(key)?.abort();
		},
		stop() {
			for (const controller of running.values()) {
				controller.abort();
			}
		},
	};
};
