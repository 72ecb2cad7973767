import type {Target} from '../exec.ts';
import type {ProbeOutcome, ProbeVerdict} from '../probe.ts';
import type {Mismatch} from '../trace/hop.ts';
import type {RouteEndpoint} from '../trace/route.ts';

export type MatrixClient = {
	readonly target: Target;
	readonly node: string;
	/** Whether the Service selects it. */
	readonly isBackend: boolean;
};

/** What is asked of whom. */
export type Grid = {
	readonly clients: readonly MatrixClient[];
	readonly endpoints: readonly RouteEndpoint[];
	/** Endpoints that are published and not asked. */
	readonly more: number;
};

/** How one client fared with one endpoint. */
export type Cell = {
	readonly outcome: ProbeOutcome;
	readonly ms: number;
	readonly detail: string;
	readonly mismatch?: Mismatch;
};

/** The place of a cell; both count from 0. */
export const cellKey = (client: number, endpoint: number) => `${client}/${endpoint}`;

export type Cells = ReadonlyMap<string, Cell>;

export type MatrixProgress =
	| {readonly kind: 'grid'; readonly grid: Grid}
	| {readonly kind: 'cell'; readonly key: string; readonly cell: Cell}
	| {readonly kind: 'verdict'; readonly verdict: ProbeVerdict};
