import {expect, test} from 'vitest';
import {LogEntryPane} from '../../../source/dashboard/messages/log-entry-pane.tsx';
import type {Action} from '../../../source/dashboard/state/action.ts';
import {draw, stateOf} from '../../_helpers/component.tsx';
import {clients} from '../../_helpers/rows.ts';
import {sizes} from '../../_helpers/screen.tsx';

const {target} = clients[0]!;
const opened = (id: number): Action => ({type: 'overlay/opened', overlay: {kind: 'log-entry', id, top: 0}});

const ran: Action = {
	type: 'commands/ran',
	entry: {
		...{id: 1, at: 0, ms: 41.6, kind: 'command', context: 'prod-eu', client: target, argv: ['nslookup', 'web.']},
		...{isFailure: true, outcome: 'exit 1', output: 'no\tanswer\n\n'},
	},
};

const requested: Action = {
	type: 'commands/ran',
	entry: {
		...{id: 2, at: 0, ms: 3, kind: 'request', request: 'GET /api/v1/pods?watch=1'},
		...{isFailure: false, outcome: '200'},
	},
};

test.each(sizes)('%i×%i: a command as it can be pasted, how it ended, and what it wrote', (columns, rows) => {
	const pane = draw(<LogEntryPane />, {state: stateOf([columns, rows], ran, opened(1))});
	const lines = pane.lines();

	expect(lines[0]).toContain(' LOG 1 ');
	expect(lines[1]).toMatch(/^ {3}[\d:]+ in shop\/toolbox, container main$/);
	expect(lines.join(' ')).toMatch(/kubectl --context prod-eu .*exec toolbox -c main +-- +nslookup web\./);
	expect(lines).toContain(' ✖ exit 1 · 42 ms');
	expect(lines).toContain('   no    answer');
	expect(Math.max(...lines.map(line => line.length))).toBeLessThanOrEqual(columns);
	expect(pane.frame()).toContain('\u001B[31m✖');
});

test('a request of the API server is no command', () => {
	const lines = draw(<LogEntryPane />, {state: stateOf([80, 24], requested, opened(2))}).lines();

	expect(lines[1]).toMatch(/ in API server$/);
	expect(lines[3]).toBe('   GET /api/v1/pods?watch=1');
	expect(lines[5]).toBe(' ✔ 200 · 3 ms');
});

test('an entry that is no longer kept says so', () => {
	const lines = draw(<LogEntryPane />, {state: stateOf([80, 24], opened(7))}).lines();

	expect(lines[1]).toBe(' This entry is no longer kept.');
});
