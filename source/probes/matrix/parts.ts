import type {PolicyBetween} from '../../model/networking/network-policy.ts';
import {portLabel} from '../../model/ports/chosen-ports.ts';
import type {ProbeVerdict} from '../probe.ts';
import type {TracePlan} from '../trace/trace-plan.ts';
import {type Cells, cellKey, type Grid, type MatrixClient} from './grid.ts';
import {matrixVerdict} from './matrix-verdict.ts';

/** Why a port cannot be asked; undefined where it can. */
export const unaskable = ({port, endpoints, isDialled}: TracePlan): string | undefined => {
	if (!isDialled || port === undefined) {
		return 'There is no TCP port to connect to: a matrix asks addresses, and has no handshake to try here.';
	}

	return endpoints.length === 0 ? `No endpoint is ready on port ${port.port}: there is none to ask.` : undefined;
};

/** The rows of one port: those of the grid from `from` on. */
export type Part = {readonly plan: TracePlan; readonly label: string; readonly from: number};

/** The rows of each port that can be asked, after those of the port before. */
export const partsOf = (plans: readonly TracePlan[]): readonly Part[] => {
	let from = 0;
	return plans
		.filter(plan => unaskable(plan) === undefined)
		.map(plan => {
			const part = {plan, label: portLabel(plan.port!), from};
			from += plan.endpoints.length;
			return part;
		});
};

const moreOf = ({published, endpoints}: TracePlan) => published - endpoints.length;

/** The rows of all parts; they are told apart where the matrix is of several ports. */
export const gridOf = (clients: readonly MatrixClient[], parts: readonly Part[], isSeveral: boolean): Grid => ({
	clients,
	endpoints: parts.flatMap(({plan}) => plan.endpoints),
	more: parts.reduce((sum, {plan}) => sum + moreOf(plan), 0),
	...(isSeveral && {
		ports: parts.map(({plan, label}) => ({label, rows: plan.endpoints.length, more: moreOf(plan)})),
	}),
});

/** What the rows of one port came to. `policyBetween` is undefined where the policies are not all known. */
export const partVerdict = (
	{plan, from}: Part,
	{clients}: Grid,
	cells: Cells,
	policyBetween: PolicyBetween | undefined,
): ProbeVerdict => {
	const own = new Map(
		plan.endpoints.flatMap((_, row) =>
			clients.flatMap((__, column) => {
				const cell = cells.get(cellKey(column, from + row));
				return cell === undefined ? [] : [[cellKey(column, row), cell] as const];
			}),
		),
	);
	const grid = {clients, endpoints: plan.endpoints, more: moreOf(plan)};
	return matrixVerdict({view: plan.view, port: plan.port!, grid, cells: own, policyBetween});
};
