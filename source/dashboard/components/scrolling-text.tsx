import {Box} from 'ink';
import type {PropsWithChildren} from 'react';
import type {Line} from './line.ts';
import {PaneTitle} from './pane-title.tsx';
import {TextLine} from './text-line.tsx';

type Props = {
	readonly title: string;
	readonly lines: readonly Line[];
	/** The first line shown, counted from 0. */
	readonly top: number;
	/** Cells of the window, without the title. */
	readonly height: number;
	readonly width: number;
	readonly isFocused: boolean;
	/** How many lines stand above the children, all of them where absent, and how many rows the children take. */
	readonly above?: number;
	readonly childRows?: number;
};

/** A title and a window of a text. Children are drawn between its lines, or beneath the last one, and scroll with the text. */
export const ScrollingText = ({
	title,
	lines,
	top,
	height,
	width,
	isFocused,
	above = lines.length,
	childRows = Number.POSITIVE_INFINITY,
	children,
}: PropsWithChildren<Props>) => {
	const shown = lines.slice(Math.min(top, above), Math.min(top + height, above));
	const linesLeft = height - shown.length;
	const hidden = Math.max(0, top - above);
	const rows = Math.max(0, Math.min(linesLeft, childRows - hidden));
	const below = Math.max(0, top - above - childRows);
	const after = linesLeft > rows ? lines.slice(above + below, above + below + linesLeft - rows) : [];
	return (
		<Box flexDirection='column' width={width} height={height + 1} flexShrink={0} overflow='hidden'>
			<PaneTitle title={title} width={width} isFocused={isFocused} />
			{shown.map((pieces, index) => (
				// A line that is still shown after scrolling is the same element, only further up or down.
				// biome-ignore lint/suspicious/noArrayIndexKey: a line has no identity but its place in the text
				<TextLine key={top + index} pieces={pieces} />
			))}
			{rows > 0 && (
				<Box flexDirection='column' height={rows} flexShrink={0} overflow='hidden'>
					<Box flexDirection='column' flexShrink={0} marginTop={-hidden}>
						{children}
					</Box>
				</Box>
			)}
			{after.map((pieces, index) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: see above
				<TextLine key={above + below + index} pieces={pieces} />
			))}
		</Box>
	);
};
