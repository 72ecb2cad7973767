import {expect, test} from 'vitest';
import {lineText} from '../../../source/dashboard/components/line.ts';
import {aboutLines} from '../../../source/dashboard/diagnosis/about-lines.ts';
import {noKeyChosen} from '../../../source/dashboard/records/key-choice.ts';
import {symbolsOf} from '../../../source/theme.ts';

const whole = {isFolded: false, symbols: symbolsOf(true), keys: noKeyChosen};

test('nothing is drawn until it has been told', () => {
	expect(aboutLines(undefined, 40, whole, () => 'not tried')).toStrictEqual([]);
});

test('a heading for each section; a line that is too long goes on further in', () => {
	const lines = aboutLines(
		[{title: 'Names', lines: ['web', 'web.shop from pods of any namespace']}],
		30,
		whole,
		() => 'not tried',
	);
	expect(lines.map(lineText)).toStrictEqual(['', ' Names', '   web', '   web.shop from pods of any', '     namespace']);
});
