import {Text} from 'ink';
import {memo} from 'react';
import {isSameLine, type Line} from './line.ts';
import {useToneProps} from './tone-props.ts';

type Props = {readonly pieces: Line};

const StyledText = ({pieces}: Props) => {
	const toneProps = useToneProps();
	return (
		<Text wrap='truncate'>
			{pieces.length === 0
				? ' '
				: pieces.map(({text, tone = 'plain', isInverse = false}, index) => (
						// A piece has no identity but its place.
						// biome-ignore lint/suspicious/noArrayIndexKey: see above
						<Text key={index} {...toneProps[tone]} inverse={isInverse}>
							{text}
						</Text>
					))}
		</Text>
	);
};

/** One line of a text; what is wider than the pane is cut. An empty line is one row high too. */
export const TextLine = memo(StyledText, (a, b) => isSameLine(a.pieces, b.pieces));
