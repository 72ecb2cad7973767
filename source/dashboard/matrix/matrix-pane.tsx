import {Box} from 'ink';
import type {Piece} from '../components/line.ts';
import {PaneTitle} from '../components/pane-title.tsx';
import {TextLine} from '../components/text-line.tsx';
import {useTextView} from '../state/use-text-view.ts';
import {GridTable} from './grid-table.tsx';
import type {MatrixRow} from './matrix-row.ts';
import {selectMatrix} from './matrix-selectors.ts';

/** A line of text, or rows of the grid that lie together. */
type Block =
	| Extract<MatrixRow, {readonly kind: 'text'}>
	| {readonly kind: 'grid'; readonly hasHeads: boolean; readonly rows: ReadonlyArray<readonly Piece[]>};

/** The rows that are shown, with those of the grid put together. */
const blocksOf = (rows: readonly MatrixRow[]): readonly Block[] => {
	const blocks: Block[] = [];
	for (const row of rows) {
		const last = blocks.at(-1);
		if (row.kind === 'text') {
			blocks.push(row);
		} else if (row.kind === 'heads') {
			blocks.push({kind: 'grid', hasHeads: true, rows: []});
		} else if (last?.kind === 'grid') {
			blocks[blocks.length - 1] = {...last, rows: [...last.rows, row.cells]};
		} else {
			blocks.push({kind: 'grid', hasHeads: false, rows: [row.cells]});
		}
	}

	return blocks;
};

/** How each of a few pods reaches each endpoint of a Service. */
export const MatrixPane = () => {
	const view = useTextView(selectMatrix);
	if (view === undefined) {
		return null;
	}

	const {title, rows, top, height, width} = view;
	const heads = rows.find(row => row.kind === 'heads')?.cells ?? [];
	return (
		<Box flexDirection='column' width={width} height={height + 1} flexShrink={0} overflow='hidden'>
			<PaneTitle title={title} width={width} isFocused />
			{blocksOf(rows.slice(top, top + height)).map((block, index) =>
				block.kind === 'text' ? (
					// biome-ignore lint/suspicious/noArrayIndexKey: a line has no identity but its place
					<TextLine key={index} pieces={block.pieces} />
				) : (
					// biome-ignore lint/suspicious/noArrayIndexKey: nor has a part of the grid
					<GridTable key={index} heads={heads} hasHeads={block.hasHeads} rows={block.rows} />
				),
			)}
		</Box>
	);
};
