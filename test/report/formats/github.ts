import {expect, test} from 'vitest';
import {githubText} from '../../../source/report/formats/github.ts';
import type {Printable} from '../../../source/report/printable.ts';
import type {Report, ReportedFinding} from '../../../source/report/report.ts';

const finding = (overrides: Partial<ReportedFinding>): ReportedFinding => ({
	code: 'selector-matches-nothing',
	severity: 'error',
	confidence: 'certain',
	service: {namespace: 'shop', name: 'web'},
	title: 'Selector matches no pods',
	cause: 'No pod has app=wbe',
	evidence: [],
	fixes: [],
	...overrides,
});

const lines = (
	findings: readonly ReportedFinding[],
	more: Partial<Report> = {},
	unknowns: Printable['unknowns'] = [],
) =>
	githubText({
		report: {
			...{version: '', cluster: '', context: '', namespaces: [], generatedAt: '', services: 2, inputs: [], unknown: []},
			findings,
			...more,
		},
		tally: {errors: 1, warnings: 0, quiet: 1, unknown: 0},
		services: [],
		unknowns,
		failOn: 'error',
		hasColor: false,
		version: '',
	})
		.trimEnd()
		.split('\n');

const location = {file: './a/web.yaml', line: 7, column: 3};

test('a command for each finding, at its place, and the count last', () => {
	expect(
		lines([
			finding({location}),
			finding({severity: 'warning'}),
			finding({severity: 'info', service: null, code: 'duplicate-key'}),
			finding({foldedUnder: 'lb-pending', code: 'single-endpoint'}),
			finding({ignored: 'by design'}),
		]),
	).toStrictEqual([
		'::error file=a/web.yaml,line=7,col=3,title=selector-matches-nothing shop/web::No pod has app=wbe',
		'::warning title=selector-matches-nothing shop/web::No pod has app=wbe',
		'::notice title=duplicate-key::No pod has app=wbe',
		'::notice title=single-endpoint shop/web::No pod has app=wbe (follows from lb-pending)',
		'2 services: 1 error, 0 warnings, 1 OK',
	]);
});

test('what could not be read is an error too, at its place where that is known', () => {
	const unread = [{message: 'a.yaml:1:2: no.', location: {file: 'a.yaml', line: 1, column: 2}}, {message: 'None.'}];
	expect(lines([], {unread}).slice(0, -1)).toStrictEqual([
		'::error file=a.yaml,line=1,col=2,title=not checked::a.yaml:1:2: no.',
		'::error title=not checked::None.',
	]);
	expect(lines([], {}, ['Listing pods is forbidden.'])[0]).toBe(
		'::error title=not checked::Listing pods is forbidden.',
	);
});

test.each([
	['100% a:b,c', '100%25 a:b,c', '100%25 a%3Ab%2Cc'],
	['::error::x', '::error::x', '%3A%3Aerror%3A%3Ax'],
	['a%0Ab', 'a%250Ab', 'a%250Ab'],
	['\u001b[2J', '\u241b[2J', '\u241b[2J'],
])('nothing in %j ends a command or begins another one', (text, data, property) => {
	const [line] = lines([finding({cause: text, location: {...location, file: `x${text}`}})]);
	expect(line).toBe(`::error file=x${property},line=7,col=3,title=selector-matches-nothing shop/web::${data}`);
	expect(lines([finding({cause: `${text}\n${text}`})])).toHaveLength(2);
});
