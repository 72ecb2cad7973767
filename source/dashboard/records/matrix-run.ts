import {type Cell, type Cells, cellKey, type Grid, type MatrixProgress} from '../../probes/matrix/grid.ts';
import type {NodeRow} from '../../probes/matrix/node-verdict.ts';
import type {ProbeVerdict} from '../../probes/probe.ts';

/** The last matrix of one Service, as far as it has come. */
export type MatrixRun = {
	/** Unix milliseconds. */
	readonly started: number;
	/** undefined while clients are looked for. */
	readonly grid: Grid | undefined;
	readonly cells: Cells;
	/** The Service's address and an endpoint, asked from each node; absent where that was not done. */
	readonly nodes?: readonly NodeRow[];
	/** undefined while it runs. */
	readonly verdict: ProbeVerdict | undefined;
};

export const startedMatrix = (started: number): MatrixRun => ({
	started,
	grid: undefined,
	cells: new Map(),
	verdict: undefined,
});

export const isMatrixRunning = (run: MatrixRun | undefined) => run !== undefined && run.verdict === undefined;

/** How a client fared with an endpoint, both by their place in the grid; undefined where that is not known yet. */
export const cellAt = ({cells}: MatrixRun, client: number, endpoint: number): Cell | undefined =>
	cells.get(cellKey(client, endpoint));

export const withMatrixProgress = (run: MatrixRun, progress: MatrixProgress): MatrixRun => {
	switch (progress.kind) {
		case 'grid': {
			return {...run, grid: progress.grid};
		}

		case 'cell': {
			return {...run, cells: new Map(run.cells).set(progress.key, progress.cell)};
		}

		case 'nodes': {
			return {...run, nodes: progress.nodes};
		}

		case 'verdict': {
			return {...run, verdict: progress.verdict};
		}
	}
};

/** What is shown from the moment someone cancels, however long the pods take to let go. */
export const cancelledMatrix = (run: MatrixRun): MatrixRun => ({
	...run,
	verdict: {answer: 'cancelled', sentence: 'cancelled'},
});
