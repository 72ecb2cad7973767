import type {Target} from '../../model/pod-access/exec.ts';
import type {ProbeVerdict} from '../probe.ts';
import type {ProbeOutcome} from '../probe-outcome.ts';
import type {Mismatch} from '../trace/hop.ts';
import type {PlannedEndpoint} from '../trace/trace-plan.ts';
import type {NodeRow} from './node-verdict.ts';

export type MatrixClient = {
	readonly target: Target;
	readonly node: string;
	/** Whether the Service selects it. */
	readonly isBackend: boolean;
	/** It is of another namespace than the Service. Only where it is. */
	readonly isElsewhere?: true;
};

/** One of several ports of a Service: its endpoints are rows of their own, after those of the port before. */
export type GridPort = {
	/** As it is called: `99 (admin)`. */
	readonly label: string;
	/** How many of the rows are its endpoints. */
	readonly rows: number;
	/** Endpoints of it that are published and not asked. */
	readonly more: number;
};

/** What is asked of whom. */
export type Grid = {
	readonly clients: readonly MatrixClient[];
	/** The rows. */
	readonly endpoints: readonly PlannedEndpoint[];
	/** Endpoints that are published and not asked, on all ports together. */
	readonly more: number;
	/** Where several ports are asked; absent for one. */
	readonly ports?: readonly GridPort[];
};

/** How one client fared with one endpoint. */
export type Cell = {
	readonly outcome: ProbeOutcome;
	readonly ms: number | null;
	readonly detail: string;
	readonly mismatch?: Mismatch;
};

/** The place of a cell: of the client among the columns and of the endpoint among the rows, both from 0. */
export const cellKey = (client: number, endpoint: number) => `${client}/${endpoint}`;

export type Cells = ReadonlyMap<string, Cell>;

export type MatrixProgress =
	| {readonly kind: 'grid'; readonly grid: Grid}
	| {readonly kind: 'cell'; readonly key: string; readonly cell: Cell}
	/** What a pod of each node was answered. */
	| {readonly kind: 'nodes'; readonly nodes: readonly NodeRow[]}
	| {readonly kind: 'verdict'; readonly verdict: ProbeVerdict};
