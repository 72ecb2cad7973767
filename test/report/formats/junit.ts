import {expect, test} from 'vitest';
import {formats} from '../../../source/report/formats.ts';
import type {Printable} from '../../../source/report/printable.ts';
import type {ReportedFinding} from '../../../source/report/report.ts';

/** What Jenkins takes (junit-10.xsd of its xunit plugin): the attributes of each element, those that it needs, and what is in it. */
const schema: Readonly<
	Record<string, {readonly needs?: readonly string[]; readonly attributes: string; readonly holds: string}>
> = {
	testsuites: {attributes: 'name time tests failures disabled errors', holds: 'testsuite'},
	testsuite: {
		needs: ['tests'],
		attributes: 'name tests failures errors time disabled skipped timestamp hostname id package',
		holds: 'testsuite properties testcase system-out system-err',
	},
	testcase: {
		needs: ['name'],
		attributes: 'name assertions time timestamp classname status file line',
		holds: 'skipped error failure system-out system-err',
	},
	failure: {attributes: 'type message', holds: ''},
	error: {attributes: 'type message', holds: ''},
	skipped: {attributes: 'type message', holds: ''},
	'system-out': {attributes: '', holds: ''},
};

/** What of a document is not as the schema has it. */
const problemsOf = (xml: string) => {
	const problems: string[] = [];
	const open: string[] = [];
	for (const [, close, name = '', rest = '', isEmpty] of xml.matchAll(/<(\/)?([a-z-]+)((?: [a-z]+="[^"]*")*)(\/)?>/g)) {
		if (close) {
			expect(open.pop()).toBe(name);
			continue;
		}

		const known = schema[name];
		const names = [...rest.matchAll(/ ([a-z]+)=/g)].map(([, attribute]) => attribute!);
		const parent = open.at(-1);
		problems.push(
			...(known === undefined ? [`<${name}> is unknown`] : []),
			...(parent !== undefined && !schema[parent]?.holds.split(' ').includes(name) ? [`<${name}> in <${parent}>`] : []),
			...names.filter(each => !known?.attributes.split(' ').includes(each)).map(each => `${each} of <${name}>`),
			...(known?.needs ?? []).filter(each => !names.includes(each)).map(each => `<${name}> without ${each}`),
		);
		if (!isEmpty) {
			open.push(name);
		}
	}

	expect(open).toEqual([]);
	return problems;
};

const finding: ReportedFinding = {
	...{code: 'lb-pending', severity: 'error', confidence: 'certain', service: {namespace: 'shop', name: 'web'}},
	...{title: 'a title', cause: 'a <cause> & "more"', evidence: [], fixes: []},
};

const printable: Printable = {
	report: {
		...{version: '1.2.3', cluster: 'c', context: 'demo', namespaces: ['shop'], generatedAt: '2026-01-01T00:00:00.000Z'},
		...{services: 3, inputs: [], unknown: [{service: {namespace: 'shop', name: 'db'}, reason: 'settling'}]},
		findings: [finding, {...finding, severity: 'warning', code: 'single-endpoint'}],
	},
	tally: {errors: 1, warnings: 0, quiet: 1, unknown: 1},
	services: [
		{namespace: 'shop', name: 'web'},
		{namespace: 'shop', name: 'api'},
		{namespace: 'shop', name: 'db', unknown: 'settling'},
	],
	...{unknowns: ['Listing pods has not ended in time.'], failOn: 'error', hasColor: false, version: '1.2.3'},
};

test('what is printed is as the schema of Jenkins has it', () => {
	const text = formats.junit(printable);
	for (const element of ['failure', 'error', 'skipped', 'system-out']) {
		expect(text).toContain(`<${element}`);
	}

	expect(problemsOf(text)).toEqual([]);
});

test('a document that is not so is told', () => {
	expect(problemsOf('<testsuites><testcase time="0" cause="x"/></testsuites>')).toEqual([
		'<testcase> in <testsuites>',
		'cause of <testcase>',
		'<testcase> without name',
	]);
});
