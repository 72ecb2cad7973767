import type {PolicyBetween, PolicyVerdict} from '../../model/networking/network-policy.ts';
import type {ServicePort} from '../../model/objects.ts';
import type {ServiceView} from '../../model/service-view.ts';
import type {ProbeVerdict} from '../probe.ts';
import type {ProbeOutcome} from '../probe-outcome.ts';
import {isAnswered} from '../trace/hop.ts';
import {type Cell, type Cells, cellKey, type Grid} from './grid.ts';
import {pattern, type Way} from './pattern.ts';

export type MatrixFacts = {
	readonly view: ServiceView;
	readonly port: ServicePort;
	readonly grid: Grid;
	readonly cells: Cells;
	/** undefined where the policies are not all known. */
	readonly policyBetween: PolicyBetween | undefined;
};

/** Outcomes that tell of the client alone. */
const unasked: readonly ProbeOutcome[] = ['exec-denied', 'exec-failed', 'tool-missing', 'cancelled'];

/** Whether a cell says anything about the way. */
export const isAsked = ({outcome}: Cell) => !unasked.includes(outcome);

const silent: readonly ProbeOutcome[] = ['conn-timeout', 'no-route', 'net-unreach', 'eacces'];

type Blocked = Extract<PolicyVerdict, {kind: 'blocked'}>;

const blockedBy = ({view, port, policyBetween}: MatrixFacts, {client, endpoint, cell}: Way): Blocked | undefined => {
	if (policyBetween === undefined || endpoint.pod === '' || !silent.includes(cell.outcome)) {
		return undefined;
	}

	const {namespace, pod} = client.target;
	const backend = {namespace: view.service.namespace, name: endpoint.pod};
	const verdict = policyBetween({namespace, name: pod}, backend, endpoint.port, port.protocol);
	return verdict.kind === 'blocked' ? verdict : undefined;
};

/** Names what the policies stop, where they say so of ways that are silent. */
const policySentence = (ways: readonly Way[], blocked: readonly Blocked[]) => {
	const names = [...new Set(blocked.flatMap(each => each.blockedBy))];
	const clients = [...new Set(ways.map(({client}) => client.target.pod))];
	const verb = names.length === 1 ? 'does' : 'do';
	return `NetworkPolicy ${names.join(', ')} ${verb} not allow ${clients.join(', ')}: ${[...new Set(blocked.map(({why}) => why))].join('; ')}.`;
};

/** What the whole table comes to, in a sentence or two. */
export const matrixVerdict = (facts: MatrixFacts): ProbeVerdict => {
	const {grid, cells} = facts;
	const ways: readonly Way[] = grid.endpoints.flatMap((endpoint, row) =>
		grid.clients.flatMap((client, column) => {
			const cell = cells.get(cellKey(column, row));
			return cell === undefined || !isAsked(cell) ? [] : [{client, endpoint, cell, isOk: isAnswered(cell)}];
		}),
	);
	if (ways.length === 0) {
		const [cell] = cells.values();
		return {answer: 'impossible', sentence: cell?.detail ?? 'Nothing could be asked.'};
	}

	const failing = ways.filter(({isOk}) => !isOk);
	const count = grid.endpoints.length;
	const isSample = grid.more > 0;
	const unknown = grid.clients.length * grid.endpoints.length - ways.length;
	const asked = isSample ? `${count}/${count + grid.more} endpoints asked. ` : '';
	const left = unknown === 0 ? '' : ` ${unknown} could not be asked.`;
	if (failing.length === 0) {
		const which = isSample ? 'each of them' : count === 1 ? 'the endpoint' : 'every endpoint';
		const who = grid.clients.length === 1 ? 'The source pod reaches' : 'Every source pod reaches';
		return {answer: 'works', sentence: `${asked}${who} ${which}.${left}`};
	}

	const stopped = failing
		.map(way => ({way, blocked: blockedBy(facts, way)}))
		.filter((each): each is {way: Way; blocked: Blocked} => each.blocked !== undefined);
	const others = failing.filter(way => !stopped.some(each => each.way === way));
	// What the policies explain is no part of the pattern of what they do not.
	const rest = ways.filter(way => way.isOk || others.includes(way));
	const sentences = [
		...(stopped.length > 0
			? [
					policySentence(
						stopped.map(({way}) => way),
						stopped.map(({blocked}) => blocked),
					),
				]
			: []),
		...(others.length > 0 ? [pattern(rest, isSample)] : []),
	];
	return {answer: 'fails', sentence: `${asked}${sentences.join(' ')}${left}`};
};
