import {addressRank} from '../../model/networking/address-order.ts';
import {shownType} from '../../model/shown-type.ts';
import {rowSeverity} from '../../rules/diagnosis.ts';
import {selectorText} from '../../rules/lib/selector-text.ts';
import {brokenSince} from './onset.ts';
import {readyOf} from './readiness-selector.ts';
import type {Row} from './row.ts';

/** What a row is placed by. All ranks of one column are of one type. */
export type Rank = number | string;

export type SortColumn = {
	readonly id: string;
	/** What comes first, for a person. */
	readonly help: string;
	rank(row: Row): Rank;
};

/** Errors, then warnings, then everything else, as info does not lift a row. */
const severityRank = ({diagnosis}: Row) => {
	const severity = rowSeverity(diagnosis);
	if (severity === 'error') {
		return 0;
	}

	return severity === 'warning' ? 1 : 2;
};

/** The share of backends that are ready; what has none to be ready comes last. */
const readyRank = ({view}: Row) => {
	const ready = readyOf(view);
	if (ready === undefined) {
		return 2;
	}

	return ready.total === 0 ? 0 : ready.ready / ready.total;
};

/** Every column a list of Services can be sorted by. */
export const sortColumns = [
	{id: 'severity', help: 'worst first', rank: severityRank},
	{id: 'namespace', help: 'A to Z', rank: ({view}: Row) => view.service.namespace},
	{id: 'name', help: 'A to Z', rank: ({view}: Row) => view.service.name},
	{id: 'type', help: 'A to Z', rank: ({view}: Row) => shownType(view)},
	{id: 'ready', help: 'least ready first', rank: readyRank},
	{id: 'since', help: 'last broken first', rank: (row: Row) => -(brokenSince(row) ?? 0)},
	{id: 'ports', help: 'lowest first', rank: ({view}: Row) => view.service.ports[0]?.port ?? 0},
	{id: 'age', help: 'youngest first', rank: ({view}: Row) => -view.service.created},
	{id: 'cluster-ip', help: 'lowest first', rank: ({view}: Row) => addressRank(view.service.clusterIPs[0] ?? '')},
	{
		id: 'external',
		help: 'lowest address first, then names A to Z',
		rank: ({view}: Row) => addressRank(view.service.externalName || (view.service.loadBalancerIngress[0] ?? '')),
	},
	{id: 'history', help: 'last changed first', rank: ({history}: Row) => -(history?.at(-1)?.at ?? 0)},
	{id: 'selector', help: 'A to Z', rank: ({view}: Row) => selectorText(view.service.selector)},
	{id: 'labels', help: 'A to Z', rank: ({view}: Row) => selectorText(view.service.labels)},
] as const satisfies readonly SortColumn[];

export type SortId = (typeof sortColumns)[number]['id'];

/** What a list is sorted by. Rows of the same rank come by namespace and name, reversed or not. */
export type Sort = {readonly by: SortId; readonly isReversed: boolean};

export const worstFirst: Sort = {by: 'severity', isReversed: false};

/** Where a row belongs by what it is now. */
export const rankOf = (row: Row, {by}: Sort): Rank => sortColumns.find(({id}) => id === by)!.rank(row);
