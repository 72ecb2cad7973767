import {Box, Text} from 'ink';
import {cut, widthOf} from '../text/text-width.ts';
import {useSymbols} from './symbols.ts';
import {plainProps} from './tone-props.ts';

type Props = {
	readonly title: string;
	/** Cells. */
	readonly width: number;
	readonly isFocused: boolean;
};

/** The line above a pane: what it shows, and a rule that is heavier where the keys go. */
export const PaneTitle = ({title, width, isFocused}: Props) => {
	const {ellipsis, focusedRule, rule} = useSymbols();
	const text = cut(` ${title} `, width, ellipsis);
	return (
		<Box width={width} height={1} flexShrink={0}>
			<Text wrap='truncate' {...plainProps[isFocused ? 'strong' : 'plain']}>
				{text}
			</Text>
			<Text wrap='truncate' {...plainProps.faint}>
				{(isFocused ? focusedRule : rule).repeat(Math.max(0, width - widthOf(text)))}
			</Text>
		</Box>
	);
};
