import {readFileSync} from 'node:fs';
import path from 'node:path';
import {Ajv} from 'ajv';
import {expect, test} from 'vitest';
import {explained} from '../../../source/report/explained.ts';
import {sarifText} from '../../../source/report/formats/sarif.ts';
import type {Report, ReportedFinding} from '../../../source/report/report.ts';

/** The schema of OASIS, as SchemaStore has it (2.1.0-rtm.5); it is of draft 4, whose `id` Ajv reads no more. */
const {
	$schema: _draft,
	id: _id,
	...schema
} = JSON.parse(readFileSync(path.join(import.meta.dirname, '../../fixtures/sarif-2.1.0.json'), 'utf8'));
const isValid = new Ajv({strict: false, validateFormats: false, unicodeRegExp: false}).compile(schema);

const location = {file: 'a b/web.yaml', line: 7, column: 3};

const finding = (overrides: Partial<ReportedFinding>): ReportedFinding => ({
	code: 'selector-matches-nothing',
	severity: 'error',
	confidence: 'certain',
	service: {namespace: 'shop', name: 'web'},
	title: 'Selector matches no pods',
	cause: 'No pod has app=wbe',
	evidence: [],
	fixes: [],
	location,
	...overrides,
});

const report = (findings: readonly ReportedFinding[], unread?: Report['unread']): Report => ({
	version: '',
	cluster: '',
	context: '',
	namespaces: ['shop'],
	generatedAt: '2026-01-01T00:00:00.000Z',
	services: 1,
	inputs: [],
	unknown: [],
	findings,
	...(unread && {unread}),
});

const logOf = (...args: Parameters<typeof report>) => JSON.parse(sarifText(report(...args), explained, '1.2.3'));

test.each<[string, Parameters<typeof report>]>([
	['nothing', [[]]],
	['nothing, all of it read', [[], []]],
	['a finding', [[finding({})]]],
	['a finding without a place', [[finding({location: undefined!})]]],
	['a finding in a template', [[finding({location: {...location, rendered: location}})]]],
	[
		'notices and what follows',
		[[finding({code: 'duplicate-key', severity: 'info', service: null}), finding({foldedUnder: 'x'})]],
	],
	['what is ignored', [[finding({ignored: 'by design'})]]],
	['what could not be read', [[finding({})], [{message: 'a.yaml:1:1: no.', location}, {message: 'There is no b.'}]]],
])('valid against the schema: %s', (_, args) => {
	const log = logOf(...args);
	isValid(log);
	expect(isValid.errors).toBeNull();
});

test('the schema refuses what it should', () => {
	const log = logOf([finding({})]);
	expect(isValid({...log, version: '2'})).toBe(false);
	expect(isValid({...log, runs: [{...log.runs[0], invocations: [{}]}]})).toBe(false);
});

test('what could not be read is a notification at its place, and the run was no success', () => {
	const [{invocations}] = logOf([], [{message: 'web.yaml:7:3: no.', location}, {message: 'There is no b.'}]).runs;
	expect(invocations).toStrictEqual([
		{
			executionSuccessful: false,
			toolExecutionNotifications: [
				{
					level: 'error',
					message: {text: 'web.yaml:7:3: no.'},
					locations: [
						{
							physicalLocation: {
								artifactLocation: {uri: 'a%20b/web.yaml'},
								region: {startLine: 7, startColumn: 3},
							},
						},
					],
				},
				{level: 'error', message: {text: 'There is no b.'}},
			],
		},
	]);
	expect(logOf([], []).runs[0].invocations).toStrictEqual([
		{executionSuccessful: true, toolExecutionNotifications: []},
	]);
});

test('every result names a rule of the run', () => {
	const {tool, results} = logOf([finding({}), finding({code: 'duplicate-key', severity: 'info', service: null})])
		.runs[0];
	for (const {ruleId, ruleIndex} of results) {
		expect(tool.driver.rules[ruleIndex].id).toBe(ruleId);
	}
});
