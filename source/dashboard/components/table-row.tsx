import {Box, Text} from 'ink';
import {memo} from 'react';
import {isSameLine, type Line} from './line.ts';
import {useToneProps} from './tone-props.ts';

type Props = {
	/** As wide as the columns, the gaps between them and what stands before them. */
	readonly cells: Line;
	readonly isSelected: boolean;
	/** Whether the keys go to its table. */
	readonly isFocused: boolean;
};

const isSameRow = (a: Props, b: Props) =>
	a.isSelected === b.isSelected && a.isFocused === b.isFocused && isSameLine(a.cells, b.cells);

const Row = ({cells, isSelected, isFocused}: Props) => {
	const toneProps = useToneProps();
	return (
		<Box height={1} flexShrink={0}>
			{cells.map(({text, tone = 'plain'}, index) => {
				const {bold = false, ...colors} = toneProps[tone];
				return (
					<Text
						// A cell has no identity but its column.
						// biome-ignore lint/suspicious/noArrayIndexKey: see above
						key={index}
						wrap='truncate'
						{...colors}
						bold={bold || (isSelected && !isFocused)}
						inverse={isSelected && isFocused}
					>
						{text}
					</Text>
				);
			})}
		</Box>
	);
};

/** One row of a table. It is drawn anew only where one of its cells, or the selection, has changed. */
export const TableRow = memo(Row, isSameRow);
