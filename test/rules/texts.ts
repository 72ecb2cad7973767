import {readdirSync} from 'node:fs';
import path from 'node:path';
import {expect, test} from 'vitest';
import {rules} from '../../source/rules/all-rules.ts';
import type {Finding} from '../../source/rules/finding.ts';
import {longestCause} from '../../source/rules/lib/cause-text.ts';
import {traceVerdicts} from '../../source/rules/verdicts/trace-verdicts.ts';
import {demoStore, diagnosedStore, settledFindings} from '../_helpers/demo-store.ts';
import {poorWords} from '../_helpers/poor-words.ts';
import {checkFiles} from '../_helpers/run-command.ts';

/** Cells of the DIAGNOSIS column at 80 columns. */
const narrow = 29;

/** How a cause begins where kubectl has a word for it: a STATUS, a reason, a column's value. */
const kubectlWords: Readonly<Record<string, RegExp>> = {
	'all-completed': /^(?:Completed|Evicted|Failed|[A-Z]\w+):/,
	'crash-loop': /^CrashLoopBackOff:/,
	evicted: /^[A-Z]\w+:/,
	'gateway-not-programmed': /^[A-Z]\w+: Gateway /,
	'headless-no-ready': /^NXDOMAIN:/,
	'image-pull': /^(?:ImagePullBackOff|InvalidImageName|ErrImageNeverPull)\b/,
	'init-blocked': /^Init:/,
	'lb-pending': /^external IP <pending>:/,
	'node-not-ready': /^node \S+ NotReady/,
	oom: /^OOMKilled:/,
	'pvc-config': /not found: [A-Z]\w+|^[A-Z]\w+:/,
	'route-not-accepted': /^(?:[A-Z]\w+|no status yet):/,
	'scheduling-gated': /^SchedulingGated:/,
	unschedulable: /^Unschedulable:/,
};

const isRoot = ({foldedUnder}: Finding) => foldedUnder === undefined;

const briefly = ({code, service, cause}: Finding) => `${service?.namespace}/${service?.name} ${code}: ${cause}`;

/** Findings whose causes begin alike for as long as a narrow row shows, and go on in different ways. */
const alike = (findings: readonly Finding[]) =>
	[...Map.groupBy(findings.filter(isRoot), ({cause}) => cause.slice(0, narrow)).values()].filter(
		all => new Set(all.map(({cause}) => cause)).size > 1,
	);

const folders = [
	path.join(import.meta.dirname, '../scenarios'),
	path.join(import.meta.dirname, '../scenarios/gateway'),
	...(process.env.SCENARIOS ?? '').split(':').filter(Boolean),
];

const scenarios = folders.flatMap(folder =>
	readdirSync(folder)
		.filter(file => file.endsWith('.yaml'))
		.map(file => path.join(folder, file)),
);

const ofScenarios = (
	await Promise.all(
		scenarios.map(async file => {
			const {stdout} = await checkFiles('-f', file, '-o', 'json');
			return (JSON.parse(stdout) as {readonly findings: readonly Finding[]}).findings;
		}),
	)
).flat();

const ofDemo = [...settledFindings(demoStore()), ...[...diagnosedStore(demoStore()).values()].flat()];

test('there is something to judge', () => {
	expect(scenarios.length).toBeGreaterThan(100);
	expect(ofScenarios.length).toBeGreaterThan(50);
	expect(ofDemo.length).toBeGreaterThan(100);
});

test('every cause fits into a row', () => {
	expect([...ofDemo, ...ofScenarios].filter(({cause}) => cause.length > longestCause).map(briefly)).toEqual([]);
});

test('what is cut from a cause is no more than one value', () => {
	expect(ofDemo.filter(({cause}) => cause.split('…').length > 3).map(briefly)).toEqual([]);
});

test('what tells rows apart stands where the narrowest row shows it', () => {
	expect(alike(settledFindings(demoStore())).map(all => all.map(briefly))).toEqual([]);
});

test('titles of verdicts are told apart by where the narrowest row cuts them', () => {
	const alike = [...Map.groupBy(traceVerdicts, ({title}) => title.slice(0, narrow)).values()].filter(
		all => new Set(all.map(({title}) => title)).size > 1,
	);
	expect(alike.map(all => all.map(({code, title}) => `${code}: ${title}`))).toEqual([]);
});

test('a cause begins with the word of kubectl', () => {
	const wrong = [...ofDemo, ...ofScenarios].filter(({code, cause}) => kubectlWords[code]?.test(cause) === false);
	expect(wrong.map(briefly)).toEqual([]);
});

test.each([...rules, ...traceVerdicts])('$code says it in plain words', ({title, docs}) => {
	expect(title).not.toMatch(poorWords);
	expect(docs).not.toMatch(poorWords);
});

test.each([...rules, ...traceVerdicts])('the page of $code is Why, Check and Fix', ({title, docs}) => {
	expect(docs.split('\n\n').map(part => /^(?:Check|Fix): /.exec(part)?.[0])).toEqual([undefined, 'Check: ', 'Fix: ']);
	expect(title.length).toBeLessThanOrEqual(longestCause);
});

test('findings say it in plain words', () => {
	const texts = [...ofDemo, ...ofScenarios].flatMap(({cause, fixes}) => [
		cause,
		...fixes.flatMap(fix => [fix.label, ...(fix.kind === 'text' ? [fix.value] : [])]),
	]);
	// Names are what their owners call them.
	const own = texts.map(text => text.replaceAll(/=\S+/g, '='));
	expect([...new Set(own)].filter(text => poorWords.test(text))).toEqual([]);
});
