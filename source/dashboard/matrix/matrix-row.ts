import type {Line, Piece} from '../components/line.ts';

/** One row of the pane of a matrix. */
export type MatrixRow =
	| {readonly kind: 'text'; readonly pieces: Line}
	/** Cells of the grid, each as wide as its column: the endpoint, then one for each client. */
	| {readonly kind: 'heads'; readonly cells: readonly Piece[]}
	| {readonly kind: 'cells'; readonly cells: readonly Piece[]};

export const textRow = (pieces: Line): MatrixRow => ({kind: 'text', pieces});
