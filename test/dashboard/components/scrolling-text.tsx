import {Text} from 'ink';
import {expect, test} from 'vitest';
import {type Line, line, toned} from '../../../source/dashboard/components/line.ts';
import {ScrollingText} from '../../../source/dashboard/components/scrolling-text.tsx';
import {draw} from '../../_helpers/component.tsx';

const texts: readonly Line[] = Array.from({length: 9}, (_, index) => line` line ${toned('accent', String(index + 1))}`);
const window = {title: 'TEXT', lines: texts, height: 4, width: 30};

test.each([
	[0, [' line 1', ' line 2', ' line 3', ' line 4']],
	[5, [' line 6', ' line 7', ' line 8', ' line 9']],
	[7, [' line 8', ' line 9', '', '']],
])('from line %i on, the window has its height and no more', (top, shown) => {
	const [title, ...lines] = draw(<ScrollingText {...window} top={top} isFocused />).lines();

	expect(title).toBe(` TEXT ${'━'.repeat(24)}`);
	expect(lines).toStrictEqual(shown);
});

test.each([
	[7, [' line 8', ' line 9', 'one', 'two']],
	[8, [' line 9', 'one', 'two', 'three']],
	[10, ['two', 'three', '', '']],
	[2, [' line 3', ' line 4', ' line 5', ' line 6']],
])('from line %i on, what is beneath the lines scrolls with them', (top, shown) => {
	const pane = draw(
		<ScrollingText {...window} top={top} isFocused>
			<Text>{'one\ntwo\nthree'}</Text>
		</ScrollingText>,
	);

	expect(pane.lines().slice(1)).toStrictEqual(shown);
});

test('the title of a pane without the keys has a light rule, and is cut where it is too long', () => {
	const [title] = draw(<ScrollingText {...window} title={'long '.repeat(9)} top={0} isFocused={false} />).lines();

	expect(title).toBe(` ${'long '.repeat(5)}lon…`);
	expect(draw(<ScrollingText {...window} top={0} isFocused={false} />).lines()[0]).toContain('TEXT ───');
});

test('a line that is wider than the pane is cut, a line of nothing takes its row', () => {
	const lines = [line`${'x'.repeat(40)}`, [], line`end`];
	const shown = draw(<ScrollingText {...window} lines={lines} top={0} isFocused />).lines();

	expect(shown[1]).toBe(`${'x'.repeat(29)}…`);
	expect(shown.slice(2, 4)).toStrictEqual(['', 'end']);
});

test('without colour the text is the same, and has no escape code', () => {
	const colored = draw(<ScrollingText {...window} top={3} isFocused />);
	expect(colored.frame()).toContain('\u001B[36m4');
	const plain = draw(<ScrollingText {...window} top={3} isFocused />, {hasColor: false});
	expect(plain.frame()).not.toContain('\u001B');
	expect(plain.lines()).toStrictEqual(colored.lines());
});

test.each([
	[0, 5, [' line 1', ' line 2', 'one', 'two', 'three']],
	[1, 5, [' line 2', 'one', 'two', 'three', ' line 3']],
	[3, 4, ['two', 'three', ' line 3', ' line 4']],
	[5, 3, [' line 3', ' line 4', ' line 5']],
	[9, 4, [' line 7', ' line 8', ' line 9', '']],
	[0, 2, [' line 1', ' line 2']],
])('from row %i on, %i rows with something between the lines', (top, height, shown) => {
	const pane = draw(
		<ScrollingText {...window} top={top} height={height} above={2} childRows={3} isFocused>
			<Text>{'one\ntwo\nthree'}</Text>
		</ScrollingText>,
	);

	expect(pane.lines().slice(1)).toStrictEqual(shown);
});
