import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {expect, test} from 'vitest';
import {isMap, isPair, isScalar, isSeq, parseAllDocuments, visit} from 'yaml';
import {type CheckArguments, parseArguments} from '../../source/cli/arguments/arguments.ts';
import {checkManifests} from '../../source/cli/check-manifests.ts';
import type {Report, ReportedFinding} from '../../source/report/report.ts';
import {rules} from '../../source/rules/all-rules.ts';

type Expected = {
	readonly code: string;
	/** `namespace/name`. */
	readonly service: string;
	readonly severity: string;
	/** How the text at its place begins. */
	readonly at?: string;
	/** Texts that are in its cause, evidence or fixes. */
	readonly mention?: readonly string[];
};

/** What a case is for: findings that there have to be, or none but infos; Services of which nothing worse is found. */
type Expectation = {readonly found?: readonly Expected[]; readonly quiet?: true; readonly silent?: readonly string[]};

const folder = path.join(import.meta.dirname, 'cases');

const check = async (file: string): Promise<{readonly code: number; readonly findings: readonly ReportedFinding[]}> => {
	let written = '';
	const stream = {
		isTTY: false,
		write(text: string | Uint8Array) {
			written += text;
			return true;
		},
	};
	const wanted = parseArguments(['check', '-f', file, '-o', 'json'], {version: '', noColor: false}) as CheckArguments;
	const code = await checkManifests(wanted, {stdout: stream, stderr: {isTTY: false, write: () => true}});
	return {code, findings: (JSON.parse(written) as Report).findings};
};

const textsOf = (name: string): readonly string[] =>
	name.endsWith('.yaml')
		? [readFileSync(path.join(folder, name), 'utf8')]
		: readdirSync(path.join(folder, name), {recursive: true, encoding: 'utf8'})
				.filter(file => file.endsWith('.yaml'))
				.map(file => readFileSync(path.join(folder, name, file), 'utf8'));

const expectationOf = (name: string): Expectation => {
	const [, json] = textsOf(name)
		.join('\n')
		.match(/^# expect: (.*)$/m)!;
	return JSON.parse(json!) as Expectation;
};

const cases = readdirSync(folder).map(name => ({name, ...expectationOf(name)}));

const results = new Map(
	await Promise.all(cases.map(async ({name}) => [name, await check(path.join(folder, name))] as const)),
);

const serviceOf = ({service}: ReportedFinding) => `${service?.namespace}/${service?.name}`;

const isLoud = ({severity, foldedUnder}: ReportedFinding) => severity !== 'info' && foldedUnder === undefined;

const brief = ({code, severity, ...finding}: ReportedFinding) =>
	`${serviceOf(finding as ReportedFinding)} ${code} ${severity}`;

/** Where each value of the documents of a text begins, by `line:column`. */
const valuesIn = (text: string): ReadonlySet<string> => {
	const places = new Set<string>();
	for (const document of parseAllDocuments(text)) {
		visit(document, (key, node) => {
			const isValue = isMap(node) || isSeq(node) || (isScalar(node) && key !== 'key');
			if (isValue && !isPair(node) && node.range) {
				const before = text.slice(0, node.range[0]);
				places.add(`${before.split('\n').length}:${node.range[0] - before.lastIndexOf('\n')}`);
			}
		});
	}

	return places;
};

type Location = NonNullable<ReportedFinding['location']>;

/** Where it stands in what is at hand: the template of a chart is not. */
const readPlace = ({rendered, ...location}: Location) => rendered ?? location;

const textAt = ({file, line, column}: Location) =>
	readFileSync(file, 'utf8')
		.split('\n')
		[line - 1]!.slice(column - 1);

test.each(cases.filter(({quiet}) => quiet))('$name is fine', ({name}) => {
	const {code, findings} = results.get(name)!;
	expect(findings.filter(isLoud).map(brief)).toStrictEqual([]);
	expect(code).toBe(0);
});

test.each(cases.flatMap(({name, found = []}) => found.map(expected => ({name, expected}))))(
	'$name: $expected.code of $expected.service',
	({name, expected: {code, service, severity, at, mention = []}}) => {
		const {findings} = results.get(name)!;
		const own = findings.filter(finding => finding.code === code && serviceOf(finding) === service);
		expect(own.length, findings.map(brief).join('\n')).toBeGreaterThan(0);
		const [finding] = own;
		expect(finding!.severity).toBe(severity);
		const text = JSON.stringify(finding);
		for (const each of mention) {
			expect(text).toContain(each);
		}

		if (at !== undefined) {
			expect(
				own.map(({location}) => textAt(readPlace(location!))).some(each => each.startsWith(at)),
				textAt(readPlace(finding!.location!)),
			).toBe(true);
		}
	},
);

test.each(cases.filter(({found}) => found))(
	'$name: nothing else is an error, and what is fine stays silent',
	({name, found = [], silent = []}) => {
		const {findings} = results.get(name)!;
		const known = new Set(found.map(({service, code}) => `${service} ${code}`));
		const others = findings.filter(
			finding =>
				finding.severity === 'error' && !finding.foldedUnder && !known.has(`${serviceOf(finding)} ${finding.code}`),
		);
		expect(others.map(brief)).toStrictEqual([]);
		expect(findings.filter(finding => isLoud(finding) && silent.includes(serviceOf(finding))).map(brief)).toStrictEqual(
			[],
		);
	},
);

const placed = [...results.values()].flatMap(({findings}) => findings);

test.each(placed.map(finding => ({what: brief(finding), location: finding.location})))(
	'the place of $what is a value of its document',
	({location}) => {
		expect(location).toBeDefined();
		const {file, line, column} = readPlace(location!);
		expect([...valuesIn(readFileSync(file, 'utf8'))]).toContain(`${line}:${column}`);
	},
);

test('every rule that works on manifests finds something here', () => {
	const codes = new Set(placed.map(({code}) => code));
	const silent = rules.filter(({worksOnManifests, code}) => worksOnManifests && !codes.has(code));
	expect(silent.map(({code}) => code)).toStrictEqual([]);
});
