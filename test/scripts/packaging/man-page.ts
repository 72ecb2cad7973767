import {expect, test} from 'vitest';
import {manPage} from '../../../scripts/packaging/man-page.ts';
import {commands} from '../../../source/cli/arguments/commands.ts';
import {flags} from '../../../source/cli/arguments/flags.ts';

test('the manual has every command and flag, and no line that troff would take for a request', () => {
	const page = manPage('1.2.3');
	for (const {name} of commands) {
		expect(page).toContain(`.B ${name}`);
	}

	for (const {name} of flags) {
		expect(page).toContain(`\\-\\-${name.replaceAll('-', '\\-')}`);
	}

	const requests = new Set([...page.matchAll(/^[.'](\S*)/gm)].map(([, request]) => request));
	expect([...requests].sort()).toEqual(['B', 'BR', 'I', 'IP', 'RE', 'RS', 'SH', 'TH', 'TP', 'br']);
});
