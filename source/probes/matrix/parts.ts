import type {PolicyBetween} from '../../model/networking/network-policy.ts';
import {portLabel} from '../../model/ports/chosen-ports.ts';
import type {ProbeVerdict} from '../probe.ts';
import type {Route} from '../trace/trace-plan.ts';
import {type Cells, cellKey, type Grid, type MatrixClient} from './grid.ts';
import {matrixVerdict} from './matrix-verdict.ts';

/** Why a port cannot be asked; undefined where it can. */
export const unaskable = ({port, endpoints, isDialled}: Route): string | undefined => {
	if (!isDialled || port === undefined) {
		return 'There is no TCP port to connect to: a matrix asks addresses, and has no handshake to try here.';
	}

	return endpoints.length === 0 ? `No endpoint is ready on port ${port.port}: there is none to ask.` : undefined;
};

/** The rows of one port: those of the grid from `from` on. */
export type Part = {readonly route: Route; readonly label: string; readonly from: number};

/** The rows of each port that can be asked, after those of the port before. */
export const partsOf = (routes: readonly Route[]): readonly Part[] => {
	let from = 0;
	return routes
		.filter(route => unaskable(route) === undefined)
		.map(route => {
			const part = {route, label: portLabel(route.port!), from};
			from += route.endpoints.length;
			return part;
		});
};

const moreOf = ({published, endpoints}: Route) => published - endpoints.length;

/** The rows of all parts; they are told apart where the matrix is of several ports. */
export const gridOf = (clients: readonly MatrixClient[], parts: readonly Part[], isSeveral: boolean): Grid => ({
	clients,
	endpoints: parts.flatMap(({route}) => route.endpoints),
	more: parts.reduce((sum, {route}) => sum + moreOf(route), 0),
	...(isSeveral && {
		ports: parts.map(({route, label}) => ({label, rows: route.endpoints.length, more: moreOf(route)})),
	}),
});

/** What the rows of one port came to. `policyBetween` is undefined where the policies are not all known. */
export const partVerdict = (
	{route, from}: Part,
	{clients}: Grid,
	cells: Cells,
	policyBetween: PolicyBetween | undefined,
): ProbeVerdict => {
	const own = new Map(
		route.endpoints.flatMap((_, row) =>
			clients.flatMap((__, column) => {
				const cell = cells.get(cellKey(column, from + row));
				return cell === undefined ? [] : [[cellKey(column, row), cell] as const];
			}),
		),
	);
	const grid = {clients, endpoints: route.endpoints, more: moreOf(route)};
	return matrixVerdict({view: route.view, port: route.port!, grid, cells: own, policyBetween});
};
