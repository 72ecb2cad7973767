import type {PolicyBetween} from '../../model/networking/network-policy.ts';
import type {Exec, Target} from '../../model/pod-access/exec.ts';
import {chosenPorts, portLabel} from '../../model/ports/chosen-ports.ts';
import type {ServiceView} from '../../model/service-view.ts';
import {toolsThat} from '../attempts/attempts.ts';
import type {ContainerTools} from '../attempts/container-tools.ts';
import {type FoundTools, findTools} from '../attempts/find-tools.ts';
import {cancelled} from '../cancelled.ts';
import type {DebugEntry} from '../debug-entry.ts';
import type {ProbeLimits} from '../limits.ts';
import type {ProbeVerdict} from '../probe.ts';
import {claimedScheme} from '../requests/proposed-url.ts';
import {forEachYield, stream} from '../trace/async-generators.ts';
import {hostPort, type PlannedEndpoint, planTo, type TracePlan} from '../trace/trace-plan.ts';
import {type PortAnswer, probePort} from '../trace/walk/probe-port.ts';
import {combinedMatrix} from './combined-matrix.ts';
import {type Cell, cellKey, type MatrixClient, type MatrixProgress} from './grid.ts';
import {gridOf, partsOf, partVerdict, unaskable} from './parts.ts';

const mostClients = 5;
const mostEndpoints = 10;
/** Of each port, where there are several. */
const mostEndpointsEach = 5;

export type MatrixSite = {
	/** Runs a bounded number of commands at once: all cells are started together. */
	readonly exec: Exec;
	readonly signal: AbortSignal;
	readonly limits: ProbeLimits;
	readonly policyBetween: PolicyBetween | undefined;
	/** Asked for debug containers that run already. */
	readonly enterDebug: DebugEntry;
};

const connecting: readonly string[] = [
	...toolsThat(({request}) => request),
	...toolsThat(({connect}) => connect),
].flatMap(({programs}) => programs);

const impossible = (sentence: string): ProbeVerdict => ({answer: 'impossible', sentence});

type Equipped = {readonly client: MatrixClient; readonly containerTools: ContainerTools};

const canConnect = (end: FoundTools): end is ContainerTools =>
	!('kind' in end) && end.hasShell && connecting.some(tool => end.tools.has(tool));

/** The first of the candidates that have a shell and a tool; without any, why the first could not be entered. */
const equipped = async (
	candidates: readonly MatrixClient[],
	site: MatrixSite,
): Promise<{readonly ready: readonly Equipped[]; readonly problem: string | undefined}> => {
	const open = async (target: Target) =>
		forEachYield(
			findTools({...site, client: target}, () => 0),
			() => {},
		);
	const asked = await Promise.all(
		candidates.map(async client => {
			const end = await open(client.target);
			if (canConnect(end) || 'kind' in end) {
				return {client, end};
			}

			const entered = await site.enterDebug(client.target);
			return entered !== undefined && 'client' in entered
				? {client: {...client, target: entered.client}, end: await open(entered.client)}
				: {client, end};
		}),
	);
	const ready = asked.flatMap(({client, end}) => (canConnect(end) ? [{client, containerTools: end}] : []));
	const stopped = asked.map(({end}) => end).find(end => 'kind' in end);
	return {
		ready: ready.slice(0, mostClients),
		problem: stopped !== undefined && 'kind' in stopped ? stopped.verdict.sentence : undefined,
	};
};

const cellOf = (end: PortAnswer): Cell => {
	if (end.kind === 'stopped') {
		const outcome = end.verdict.answer === 'cancelled' ? 'cancelled' : 'exec-failed';
		return {outcome, ms: null, detail: end.verdict.sentence};
	}

	if (end.kind === 'unanswered') {
		return {outcome: 'tool-missing', ms: null, detail: 'no tool of the container gave an answer'};
	}

	const {answer, mismatch} = end;
	return {
		outcome: answer.outcome,
		ms: answer.ms ?? null,
		detail: answer.detail,
		...(mismatch && {mismatch}),
	};
};

const run = async (
	view: ServiceView,
	indexes: readonly number[],
	candidates: readonly MatrixClient[],
	site: MatrixSite,
	emit: (progress: MatrixProgress) => void,
): Promise<ProbeVerdict> => {
	const isSeveral = indexes.length > 1;
	const plans = indexes.map(index => planTo(view, index, isSeveral ? mostEndpointsEach : mostEndpoints));
	const parts = partsOf(plans);
	const combined = (verdictOf: (plan: TracePlan) => ProbeVerdict) =>
		combinedMatrix(
			view.service,
			plans.map(plan => ({label: portLabel(plan.port!), verdict: verdictOf(plan)})),
		);
	if (parts.length === 0) {
		return plans[0]?.port === undefined
			? impossible(unaskable(planTo(view, 0))!)
			: combined(plan => impossible(unaskable(plan)!));
	}

	const {ready, problem} = await equipped(candidates, site);
	if (site.signal.aborted) {
		return cancelled;
	}

	if (ready.length === 0) {
		return impossible(
			problem ?? 'No pod of the namespace has a shell and a tool that can open a connection. Run one that has.',
		);
	}

	const clients = ready.map(({client}) => client);
	const grid = gridOf(clients, parts, isSeveral);
	emit({kind: 'grid', grid});
	const cells = new Map<string, Cell>();
	const ask = async (
		{port}: TracePlan,
		{address, port: number}: PlannedEndpoint,
		{client, containerTools}: Equipped,
		key: string,
	) => {
		const end = await probePort(
			{title: hostPort(address, number), host: address, port: number, scheme: claimedScheme(port!)},
			{site: {...site, client: client.target}, containerTools, nextId: () => 0, emit: () => {}},
		);
		const cell = cellOf(end);
		cells.set(key, cell);
		emit({kind: 'cell', key, cell});
	};
	await Promise.all(
		parts.flatMap(({plan, from}) =>
			plan.endpoints.flatMap((endpoint, row) =>
				ready.map((each, column) => ask(plan, endpoint, each, cellKey(column, from + row))),
			),
		),
	);
	if (site.signal.aborted) {
		return cancelled;
	}

	return combined(plan => {
		const part = parts.find(each => each.plan === plan);
		return part === undefined ? impossible(unaskable(plan)!) : partVerdict(part, grid, cells, site.policyBetween);
	});
};

/**
 * Asks endpoints of one port of a Service by its number or name, of each of its ports where `port` is undefined, from up
 * to five of the candidates that have the tools. Yields the grid, then each cell as it is known, the verdict last.
 */
export const probeMatrix = async function* (
	view: ServiceView,
	candidates: readonly MatrixClient[],
	site: MatrixSite,
	port?: string,
): AsyncGenerator<MatrixProgress> {
	const chosen = chosenPorts(view.service, port);
	const verdict =
		'problem' in chosen
			? impossible(chosen.problem)
			: yield* stream<MatrixProgress, ProbeVerdict>(async emit => run(view, chosen.indexes, candidates, site, emit));
	yield {kind: 'verdict', verdict};
};
