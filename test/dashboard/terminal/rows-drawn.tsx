import {Box, Text} from 'ink';
import {render} from 'ink-testing-library';
import {createElement} from 'react';
import {expect, test} from 'vitest';
import {createRandom} from '../../_helpers/seeded-random.ts';

const texts = ['web', '日本語', 'two\nlines', '👍🏽 ok', 'a long text that is cut where its box ends', ''];
const tones = ['red', 'green', undefined] as const;

/** A screen of lines that overlap, are clipped, and change now and then. */
const screenOf = (pick: (below: number) => number) => {
	const text = () => ({text: texts[pick(texts.length)]!, color: tones[pick(tones.length)], isInverse: pick(2) === 0});
	return ['a', 'b', 'c', 'd', 'e', 'f'].map(key => ({
		key,
		margin: pick(4) - 1,
		width: 4 + pick(20),
		cells: [text(), text()],
	}));
};

type CellProps = {readonly text: string; readonly color: (typeof tones)[number]; readonly isInverse: boolean};

const Cell = ({text, color, isInverse}: CellProps) => (
	<Box width={9} flexShrink={0}>
		<Text inverse={isInverse} wrap='truncate' {...(color && {color})}>
			{text}
		</Text>
	</Box>
);

const Screen = ({lines}: {readonly lines: ReturnType<typeof screenOf>}) => (
	<Box flexDirection='column' height={8} overflow='hidden'>
		{lines.map(({key, margin, width, cells: [first, second]}) => (
			<Box key={key} marginLeft={margin} width={width} overflow='hidden'>
				<Cell {...first!} />
				<Cell {...second!} />
			</Box>
		))}
	</Box>
);

test('a frame that follows others is the frame that is drawn first', () => {
	const random = createRandom(3);
	const pick = (below: number) => Math.floor(random() * below);
	let lines = screenOf(pick);
	const lived = render(createElement(Screen, {lines}));
	for (let step = 0; step < 10; step++) {
		const others = screenOf(pick);
		lines = lines.map((line, index) => (pick(4) === 0 ? others[index]! : line));
		lived.rerender(createElement(Screen, {lines}));
		// What is known of the rows of a screen is known for one width.
		const other = render(<Text>{step % 2 === 0 ? 'x' : 'other'}</Text>);
		other.unmount();
		const fresh = render(createElement(Screen, {lines}));
		expect(lived.lastFrame()).toBe(fresh.lastFrame());
		fresh.unmount();
	}

	lived.unmount();
});
