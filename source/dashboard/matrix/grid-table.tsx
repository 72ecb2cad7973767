import {Text} from 'ink';
import {createContext, type PropsWithChildren, useContext} from 'react';
import type {Tone} from '../../theme.ts';
import {Table} from '../components/ink-table.tsx';
import type {Piece} from '../components/line.ts';
import {useToneProps} from '../components/tone-props.ts';

type Props = {
	/** Unlike each other, and each as wide as the cells beneath it. */
	readonly heads: readonly Piece[];
	/** Whether the heads are shown. */
	readonly hasHeads: boolean;
	readonly rows: ReadonlyArray<readonly Piece[]>;
};

type CellProps = PropsWithChildren<{readonly column?: number}>;

/** The tones of the cells by their texts: ink-table hands over no more than the text of a cell. */
const TonesContext = createContext<ReadonlyMap<string, Tone>>(new Map());

const GridCell = ({children}: CellProps) => {
	const toneProps = useToneProps();
	const tones = useContext(TonesContext);
	// The blank in front parts the columns; the one behind would be one too many.
	const text = String(children).slice(0, -1);
	return <Text {...toneProps[tones.get(text.slice(1)) ?? 'plain']}>{text}</Text>;
};

/** The grid has no borders, and its heads may be scrolled out of sight. */
const Nothing = () => null;

/** Some rows of the grid of a matrix. */
export const GridTable = ({heads, hasHeads, rows}: Props) => {
	const columns = heads.map(({text}) => text);
	const tones = new Map([heads, ...rows].flat().map(({text, tone = 'plain'}) => [text, tone] as const));
	return (
		<TonesContext value={tones}>
			<Table
				// ink-table keeps to the components it has begun with.
				key={hasHeads ? 'with heads' : 'without heads'}
				data={rows.map(cells => Object.fromEntries(cells.map(({text}, index) => [columns[index], text])))}
				columns={columns}
				header={hasHeads ? GridCell : Nothing}
				cell={GridCell}
				skeleton={Nothing}
			/>
		</TonesContext>
	);
};
