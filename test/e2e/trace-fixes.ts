import {afterAll, beforeAll, expect, test} from 'vitest';
import type {TraceReport} from '../../source/report/trace/trace-report.ts';
import {sh} from './_helpers/kubectl.ts';
import {inLanes} from './_helpers/lanes.ts';
import {applyScenario, deleteScenario, type Scenario, scenarios} from './_helpers/scenarios.ts';
import {svctopJson} from './_helpers/svctop.ts';

/** Seconds for a trace to end as it should, beyond what its scenario needs to be in its state. */
const fixTimeoutSeconds = 90;

type Case = {readonly scenario: Scenario; readonly trace: Scenario['traces'][number]};

/** The first trace of each scenario that does not end well. */
const cases = scenarios.flatMap((scenario): readonly Case[] => {
	const trace = scenario.traces.find(({verdict}) => !verdict.includes('ok'));
	return trace ? [{scenario, trace}] : [];
});

const verdictOf = async ({scenario: {space}, trace: {service, port, from}}: Case) => {
	const target = port === undefined ? service : `${service}:${port}`;
	const consent = ['--debug', '--debug-image', 'svctop.local/toolbox:1'];
	const report = await svctopJson<TraceReport>('trace', target, '-n', space, '--from', `pod/${from}`, ...consent);
	return report.verdict;
};

/** Traces again until it ends in one of these verdicts, or the time is over: the last verdict. */
const until = async (
	each: Case,
	codes: readonly string[],
	deadline: number,
): Promise<Awaited<ReturnType<typeof verdictOf>>> => {
	const verdict = await verdictOf(each);
	return codes.includes(verdict.code) || Date.now() > deadline ? verdict : until(each, codes, deadline);
};

/** By scenario: what each verdict was, what was run for it, and what it was after that. */
const ends = new Map<string, {readonly before: string; readonly command: string | undefined; readonly after: string}>();

beforeAll(async () => {
	await inLanes(cases, ({scenario}) => applyScenario(scenario));
	await inLanes(cases, async each => {
		const inTime = () => Date.now() + (each.scenario.settle + fixTimeoutSeconds) * 1000;
		const verdict = await until(each, each.trace.verdict, inTime());
		const command = verdict.fixes.find(({kind, mutating}) => kind === 'command' && mutating)?.value;
		const reading = verdict.fixes.filter(({kind, mutating}) => kind === 'command' && !mutating);
		for (const line of [...reading.map(({value}) => value), ...(command === undefined ? [] : [command])]) {
			await sh(line);
		}

		const after = command === undefined ? verdict : await until(each, ['ok'], inTime());
		ends.set(each.scenario.name, {before: verdict.code, command, after: after.code});
	});
}, 900_000);

afterAll(() => inLanes(cases, ({scenario}) => deleteScenario(scenario)));

test.each(cases)('$scenario.name: the command of its verdict opens the path', ({scenario, trace}) => {
	const {before, command, after} = ends.get(scenario.name)!;
	expect(trace.verdict).toContain(before);
	expect(after, command).toBe(command === undefined ? before : 'ok');
});

test('several verdicts have a command', () => {
	expect([...ends.values()].filter(({command}) => command !== undefined).length).toBeGreaterThan(4);
});
