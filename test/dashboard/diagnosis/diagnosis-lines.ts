import {expect, test} from 'vitest';
import {lineText} from '../../../source/dashboard/components/line.ts';
import {type DiagnosisFacts, diagnosisLines} from '../../../source/dashboard/diagnosis/diagnosis-lines.ts';
import {noKeyChosen} from '../../../source/dashboard/records/key-choice.ts';
import {timeOfDay} from '../../../source/dashboard/text/time-of-day.ts';
import {noInputs} from '../../../source/model/sync-status.ts';
import type {Hop} from '../../../source/probes/trace/hop.ts';
import {symbolsOf} from '../../../source/theme.ts';
import {finding, row} from '../../_helpers/rows.ts';

/** The lines of a Service with these findings. */
const linesOf = (
	findings: Parameters<typeof row>[1],
	facts: Partial<DiagnosisFacts> = {},
	width = 80,
	isFolded = false,
) => {
	const {found, about} = diagnosisLines(
		{
			...{row: row(undefined, findings), context: 'demo', now: 0, since: undefined},
			...{inputs: noInputs, run: undefined, isReadonly: false, ...facts},
		},
		width,
		{isFolded, symbols: symbolsOf(true), keys: noKeyChosen},
	);
	return [...found, ...about];
};

const textsOf = (...given: Parameters<typeof linesOf>) => linesOf(...given).map(lineText);

const ignored = finding({code: 'lb-pending', cause: 'no outer address', ignored: 'by design'});

test('what is ignored is told last, dimmed, with the reason', () => {
	const lines = linesOf([finding(), ignored]);
	expect(lines.at(-1)).toStrictEqual([
		{text: '   '},
		{text: 'lb-pending: no outer address (by design)', tone: 'faint'},
	]);
	expect(lineText(lines[0]!)).toContain('no pod has app=checkuot');
});

test('a Service with nothing else is quiet, and not said to be without fault', () => {
	expect(textsOf([ignored]).join('\n')).toContain('No findings except ignored ones.');
});

test('what is true of it stands under its faults, or before what was looked at', () => {
	const about = [{title: 'Names', lines: ['web']}];
	expect(textsOf([finding()], {about}).at(-1)).toBe('   web');
	const quiet = textsOf([], {about});
	expect(quiet.indexOf('   web')).toBe(3);
	expect(quiet.findIndex(line => line.includes('Checked'))).toBeGreaterThan(3);
});

test('where a piece of evidence takes two lines, one sees where the next begins', () => {
	const evidence = [
		{path: 'spec.selector.app', value: 'a value that is much too long for a line'},
		{path: 'spec.type', value: 'ClusterIP'},
	];
	const lines = textsOf([finding({evidence, fixes: []})], {}, 50);
	const begin = lines.findIndex(line => line.includes('spec.selector.app'));

	expect(lines.slice(begin, begin + 3)).toEqual([
		'   spec.selector.app = a value that is much too',
		'     long for a line',
		'   spec.type = ClusterIP',
	]);
});

test('nothing found claims no more, and says how to ask from inside, or what the last answer was', () => {
	const textOf = (facts: Partial<DiagnosisFacts>) => textsOf([], facts).join('\n');
	expect(textOf({})).toContain('No findings. t asks from inside.');
	expect(textOf({isReadonly: true})).not.toContain('asks from inside');
	const verdict = {answer: 'fails', sentence: 'endpoint-timeout: No endpoint answers.'} as const;
	const probed = textOf({now: 60_000, run: {kind: 'trace', client: {pod: 'client'}, started: 0, verdict}});
	expect(probed).toContain('   trace from client 1m ago: endpoint-timeout: No endpoint answers.');
	// It is of then: nothing of it is red now.
	expect(probed).not.toContain('✖');
	expect(probed).not.toContain('asks from inside');
});

test('what a probe proved is explained as a rule is', () => {
	const proved = finding({code: 'listens-on-localhost'});
	expect(textsOf([proved]).join('\n')).toContain('0100007F');
});

test('a wait that is no fault yet says from when on it is one', () => {
	const errorFrom = 3600;
	const wait = finding({severity: 'warning', errorFrom});
	const about = (each: ReturnType<typeof finding>) => textsOf([each]).find(text => text.includes('certain'));
	expect(about(wait)).toContain(`warning · error from ${timeOfDay(errorFrom * 1000, 0)} on · certain`);
	expect(about({...wait, severity: 'error'})).toMatch(/ error · certain$/);
});

const variables = Array.from({length: 7}, (_, index) => `WEB_PORT_${index}=80`);

test('a long section is folded to its beginning, a short one is not, and what fixes it never', () => {
	const about = [
		{title: 'Names', lines: ['web', 'web.shop']},
		{title: 'Environment', lines: variables},
	];
	const long = finding({
		evidence: variables.map(path => ({path, value: 'x'})),
		fixes: [{kind: 'yaml', label: 'Write this', value: variables.join('\n'), mutating: true}],
	});
	const [whole, folded] = [false, true].map(isFolded => textsOf([long], {about}, 80, isFolded));

	for (const name of ['   WEB_PORT_6=80', '   WEB_PORT_6=80 = x']) {
		expect(whole).toContain(name);
		expect(folded).not.toContain(name);
	}

	expect(folded).toContain('   … 3 more lines, z shows them');
	expect(folded).toContain('   web.shop');
	expect(folded!.join('\n')).toContain(`      ${variables[6]}`);
	expect(folded!.slice(folded!.indexOf(' Environment'))).toEqual([
		' Environment',
		...variables.slice(0, 4).map(text => `   ${text}`),
		'   … 3 more lines, z shows them',
	]);
});

test('each place outside is told with what came of it, or that it was not tried', () => {
	const hop: Hop = {
		hop: 'node-port',
		target: '10.0.0.1:30080',
		outcome: 'conn-timeout',
		...{ms: 1, tool: 'connect', client: undefined, command: [], pod: ''},
		detail: 'node-a: connection timed out (3 s)',
	};
	const run = {
		...{kind: 'trace', client: {pod: 'toolbox'}, started: -12_000, verdict: undefined},
		hops: [hop, {...hop, target: '192.0.2.7:80', client: {namespace: 'shop', pod: 'toolbox', container: 'main'}}],
	};
	const places = [
		{target: '10.0.0.1:30080', of: 'node-a'},
		{target: '192.0.2.7:80', of: 'load balancer'},
	];
	const texts = textsOf([], {about: [{title: 'Reached from', lines: ['inside'], places}], run}, 100);
	expect(texts).toContain('   10.0.0.1:30080 (node-a): connection timed out (3 s), tried 12s ago');
	expect(texts).toContain('   192.0.2.7:80 (load balancer): not tried');
});
