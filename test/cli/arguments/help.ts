import {expect, test} from 'vitest';
import {type Command, commands} from '../../../source/cli/arguments/commands.ts';
import type {Flag} from '../../../source/cli/arguments/flag.ts';
import {flags} from '../../../source/cli/arguments/flags.ts';
import {helpText} from '../../../source/cli/arguments/help.ts';

const topics = [undefined, 'flags', ...commands.map(({name}) => name)];

test.each(topics)('the help of %s fits a terminal of 80 columns and 24 rows', topic => {
	const lines = helpText(topic)!.split('\n');
	expect(lines.filter(line => line.length > 80)).toEqual([]);
	// The prompt takes the last one.
	expect(lines.length).toBeLessThan(25);
});

test.each(commands as readonly Command[])(
	'the help of $name begins with what it does and examples of it',
	({name, help, examples}) => {
		const [first, , title, ...rest] = helpText(name)!.split('\n');
		expect([first, title]).toEqual([help, 'Examples']);
		expect(examples.length).toBeGreaterThan(0);
		for (const [index, [line]] of examples.entries()) {
			expect(line).toMatch(new RegExp(`\\bsvctop ${name}\\b`));
			expect(rest.slice(0, index + 2).join('\n')).toContain(line);
		}
	},
);

test('every flag is in the help of its commands, or in that of all', () => {
	for (const {name, only} of flags as readonly Flag[]) {
		for (const topic of only?.filter(command => command !== 'dashboard') ?? ['flags']) {
			expect(helpText(topic), `--${name}`).toContain(`--${name}`);
		}
	}
});

test('there is no help of what there is not', () => {
	expect(helpText('chek')).toBeUndefined();
});
