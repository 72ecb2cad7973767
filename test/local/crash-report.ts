import {mkdtempSync, readdirSync, readFileSync, statSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {expect, test} from 'vitest';
import {crashReport, writeCrashReport} from '../../source/local/crash-report.ts';

const at = new Date('2026-03-01T12:00:00Z');
const run = {argv: ['check', '-A'], environment: {TERM: 'xterm-256color'}, version: '1.2.3 (commit abc)'};

const folder = () => mkdtempSync(path.join(tmpdir(), 'crash-'));

/** An error of the language, as a bug makes it. */
const bug = () => {
	try {
		return (undefined as unknown as {readonly spec: string}).spec;
	} catch (error) {
		return error;
	}
};

test('it tells the version, the machine, the command and where it was', () => {
	const lines = crashReport(bug(), run, at).split('\n');
	expect(lines.slice(0, 6)).toEqual([
		'svctop 1.2.3 (commit abc), 2026-03-01T12:00:00.000Z',
		expect.stringMatching(/^Node \d+\.\d+\.\d+, \w+ \w+, \S+$/),
		expect.stringMatching(/^TERM xterm-256color, \S+x\S+$/),
		'svctop check -A',
		'',
		"TypeError: Cannot read properties of undefined (reading 'spec')",
	]);
	expect(lines[6]).toMatch(/^ {4}at bug \(crash-report\.ts:\d+:\d+\)$/);
});

test.each([
	[
		['trace', 'payments', '-n', 'bank', '--token=hunter2', '--server', 'https://bank.example'],
		'trace … -n … --token --server …',
	],
	[['--context', 'hunter2'], '--context …'],
	[['bank.example/hunter2'], '…'],
	[['wait', '-nbank'], 'wait …'],
])('of a command line it has flags alone: %j', (argv, shown) => {
	expect(crashReport(bug(), {...run, argv}, at).split('\n')[3]).toBe(`svctop ${shown}`);
});

test.each([
	new Error('hunter2 is wrong'),
	new SyntaxError('Unexpected token "h", "hunter2" is not valid JSON'),
	Object.assign(new Error('hunter2'), {code: 'EACCES', path: '/home/hunter2'}),
	new TypeError("Cannot read properties of undefined (reading 'app.example.com/hunter2')"),
	'hunter2',
	{hunter2: 1},
])('what an error quotes is left out: %s', error => {
	expect(crashReport(error, {...run, environment: {TERM: 'hunter2\u001b[2J', TOKEN: 'hunter2'}}, at)).not.toContain(
		'hunter2',
	);
});

test('the last one is kept, for its owner alone', () => {
	const state = folder();
	const environment = {XDG_STATE_HOME: state};
	const file = writeCrashReport(bug(), {...run, environment}, at)!;
	expect(file).toBe(path.join(state, 'svctop/crash-report.txt'));
	expect(statSync(file).mode & 0o777).toBe(0o600);
	writeCrashReport(new RangeError('second'), {...run, environment}, at);
	expect(readFileSync(file, 'utf8')).toContain('RangeError: second');
	expect(readdirSync(path.dirname(file))).toEqual(['crash-report.txt']);
});

test.each([
	['without a home', {}],
	['in a home that is none', {XDG_STATE_HOME: '/dev/null'}],
])('%s there is none, and nothing is thrown', (_where, environment) => {
	expect(writeCrashReport(bug(), {...run, environment}, at)).toBeUndefined();
});
