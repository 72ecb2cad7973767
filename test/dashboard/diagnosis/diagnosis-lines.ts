import {stripVTControlCharacters} from 'node:util';
import {expect, test} from 'vitest';
import {diagnosisLines} from '../../../source/dashboard/diagnosis/diagnosis-lines.ts';
import type {ProbeRun} from '../../../source/dashboard/probe/probe-run.ts';
import {initialState} from '../../../source/dashboard/state/root-reducer.ts';
import {timeOfDay} from '../../../source/dashboard/text/time-of-day.ts';
import {createTheme} from '../../../source/theme.ts';
import {finding, row} from '../../_helpers/rows.ts';

const state = initialState({
	context: 'demo',
	contexts: [],
	namespace: undefined,
	isDemo: false,
	isReadonly: false,
	now: 0,
	columns: 80,
	rows: 24,
});
const theme = createTheme({isUnicode: true, hasColor: true});
const ignored = finding({code: 'lb-pending', cause: 'no outer address', ignored: 'by design'});

test('what is ignored is told last, dimmed, with the reason', () => {
	const lines = diagnosisLines(state, row(undefined, [finding(), ignored]), 80, theme);
	expect(lines.at(-1)).toBe('   \u001b[2mlb-pending: no outer address (by design)\u001b[22m');
	expect(lines[0]).toContain('no pod has app=checkuot');
});

test('a Service with nothing else is quiet, and not said to be without fault', () => {
	const text = diagnosisLines(state, row(undefined, [ignored]), 80, theme).join('\n');
	expect(text).toContain('Nothing but what is ignored.');
});

test('what is true of it stands under its faults, or before what was looked at', () => {
	const about = [{title: 'Names', lines: ['web']}];
	const lines = (findings: Parameters<typeof row>[1]) =>
		diagnosisLines(state, row(undefined, findings), 80, theme, about);
	expect(lines([finding()]).at(-1)).toBe('   web');
	const quiet = lines([]);
	expect(quiet.indexOf('   web')).toBe(3);
	expect(quiet.findIndex(line => line.includes('Checked'))).toBeGreaterThan(3);
});

test('where a piece of evidence takes two lines, one sees where the next begins', () => {
	const evidence = [
		{path: 'spec.selector.app', value: 'a value that is much too long for a line'},
		{path: 'spec.type', value: 'ClusterIP'},
	];
	const lines = diagnosisLines(state, row(undefined, [finding({evidence, fixes: []})]), 50, theme);
	const begin = lines.findIndex(line => line.includes('spec.selector.app'));

	expect(lines.slice(begin, begin + 3)).toEqual([
		'   spec.selector.app = a value that is much too',
		'     long for a line',
		'   spec.type = ClusterIP',
	]);
});

test('nothing found claims no more, and says how to ask from inside, or what the last answer was', () => {
	const quiet = row(undefined, []);
	const told = (probed: typeof state) =>
		diagnosisLines(probed, quiet, 80, theme).map(stripVTControlCharacters).join('\n');
	expect(told(state)).toContain('Nothing found. t asks from inside.');
	expect(told({...state, isReadonly: true})).not.toContain('asks from inside');
	const run: ProbeRun = {
		kind: 'trace',
		client: {namespace: 'shop', pod: 'client', container: 'main'},
		started: 0,
		steps: [],
		hops: [],
		verdict: {answer: 'fails', sentence: 'endpoint-timeout: No endpoint answers.'},
	};
	const probed = told({...state, now: 60_000, probes: new Map([[quiet.view.key, run]])});
	expect(probed).toContain('   trace from client 1m ago: endpoint-timeout: No endpoint answers.');
	// It is of then: nothing of it is red now.
	expect(probed).not.toContain('✖');
	expect(probed).not.toContain('asks from inside');
});

test('what a probe proved is explained as a rule is', () => {
	const proved = finding({code: 'listens-on-localhost'});
	expect(diagnosisLines(state, row(undefined, [proved]), 80, theme).join('\n')).toContain('0100007F');
});

test('a wait that is no fault yet says from when on it is one', () => {
	const errorFrom = 3600;
	const wait = finding({severity: 'warning', errorFrom});
	const about = (each: ReturnType<typeof finding>) =>
		stripVTControlCharacters(
			diagnosisLines(state, row(undefined, [each]), 80, theme).find(line => line.includes('certain'))!,
		);
	expect(about(wait)).toContain(`warning · error from ${timeOfDay(errorFrom * 1000, state.now)} on · certain`);
	expect(about({...wait, severity: 'error'})).toMatch(/ error · certain$/);
});
