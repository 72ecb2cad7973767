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
};

/** A title and a window of a text. Children are drawn beneath the last line and scroll with the text. */
export const ScrollingText = ({title, lines, top, height, width, isFocused, children}: PropsWithChildren<Props>) => {
	const shown = lines.slice(top, top + height);
	const linesLeft = height - shown.length;
	return (
		<Box flexDirection='column' width={width} height={height + 1} flexShrink={0} overflow='hidden'>
			<PaneTitle title={title} width={width} isFocused={isFocused} />
			{shown.map((pieces, index) => (
				// A line that is still shown after scrolling is the same element, only further up or down.
				// biome-ignore lint/suspicious/noArrayIndexKey: a line has no identity but its place in the text
				<TextLine key={top + index} pieces={pieces} />
			))}
			{linesLeft > 0 && (
				<Box flexDirection='column' height={linesLeft} overflow='hidden'>
					<Box flexDirection='column' flexShrink={0} marginTop={-Math.max(0, top - lines.length)}>
						{children}
					</Box>
				</Box>
			)}
		</Box>
	);
};
