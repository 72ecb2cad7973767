import {Text} from 'ink';
import {memo} from 'react';
import type {Line} from './line.ts';
import {toneProps} from './tone-props.ts';

/** One line of a text; what is wider than the pane is cut. A line of nothing is one row high all the same. */
export const TextLine = memo(({pieces}: {readonly pieces: Line}) => (
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
));
