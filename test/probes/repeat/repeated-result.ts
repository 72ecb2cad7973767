import {expect, test} from 'vitest';
import type {RepeatTarget, Sample} from '../../../source/probes/repeat/repeat-requests.ts';
import {hasNameFailures, repeatedResult, repeatedVerdict} from '../../../source/probes/repeat/repeated-result.ts';
import {percentile} from '../../../source/probes/repeat/sample-tally.ts';
import type {TraceVerdict} from '../../../source/probes/trace/verdicts/trace-facts.ts';

const target = (key: string, overrides: Partial<RepeatTarget> = {}): RepeatTarget => ({
	...{key, kind: 'endpoint', host: key, port: 8080, scheme: 'http', pod: `pod-${key}`, node: 'n', zone: ''},
	...overrides,
});

const sample = (key: string, at: number, state: 'answers' | 'fails' | 'impossible', ms = 5): Sample => ({
	target: target(key),
	at,
	answer: {
		state,
		outcome: state === 'fails' ? 'http-status' : 'ok',
		detail: state === 'fails' ? '503 Bad' : '200 OK',
		ms,
		tool: 'curl',
		command: [],
	},
});

const ok: TraceVerdict = {code: 'ok', confidence: 'certain', title: 'Path OK', cause: 'All.', fixes: []};

/** So many requests to each, every nth of which fails. */
const run = (count: number, every: Readonly<Record<string, number>>) =>
	Array.from({length: count}, (_, index) =>
		Object.entries(every).map(([key, nth]) => sample(key, index * 1000, (index + 1) % nth === 0 ? 'fails' : 'answers')),
	).flat();

test('every request that was sent is counted, and none that could not be', () => {
	const result = repeatedResult([...run(10, {a: 5, b: 99}), sample('a', 5, 'impossible')], []);
	expect(result).toMatchObject({requests: 20, failures: 2, notAsked: 1, ms: 9000});
	expect(result.targets).toMatchObject([
		{key: 'a', requests: 10, failures: 2, kinds: {503: 2}, firstFailure: 4000, lastFailure: 9000, p50: 5},
		{key: 'b', requests: 10, failures: 0, kinds: {}, firstFailure: null, lastFailure: null},
	]);
	expect(result.targets[0]!.shares).toHaveLength(20);
});

test('latency is that of answers, by nearest rank', () => {
	const times = Array.from({length: 100}, (_, index) => index + 1);
	expect([0.5, 0.95, 0.99].map(share => percentile(times, share))).toStrictEqual([50, 95, 99]);
	expect(percentile([], 0.5)).toBeNull();
	const [a] = repeatedResult([sample('a', 0, 'fails', 900), sample('a', 1, 'answers', 7)], []).targets;
	expect(a!.p99).toBe(7);
});

test('a change has the event of the cluster beside it that is nearest, if any is near', () => {
	const samples = [sample('a', 0, 'answers'), sample('a', 60_000, 'fails'), sample('a', 90_000, 'answers')];
	const events = [
		{at: 55_000, text: 'rollout of Deployment web begins'},
		{at: 59_000, text: 'pod web-1 is being deleted'},
	];
	expect(repeatedResult(samples, events).changes).toStrictEqual([
		{at: 60_000, key: 'a', to: 'fails', detail: '503 Bad', event: 'pod web-1 is being deleted'},
		{at: 90_000, key: 'a', to: 'answers', detail: '200 OK'},
	]);
});

test.each([
	['none failed', run(50, {a: 999, b: 999}), 'ok', 'Path OK'],
	[
		'one stands out',
		run(100, {a: 5, b: 999, c: 999}),
		'some-endpoints-fail',
		'pod-a (a) fails more often than the others',
	],
	['none stands out', run(100, {a: 25, b: 25, c: 25}), 'requests-fail-at-times', '12 of 300 (4 %) requests failed'],
])('%s', (_, samples, code, title) => {
	expect(repeatedVerdict(ok, repeatedResult(samples, []))).toMatchObject({code, title, confidence: 'certain'});
});

test('what fails always stays what the trace says, and so does what could not be repeated', () => {
	const refused: TraceVerdict = {...ok, code: 'not-listening', title: 'Nothing listens'};
	expect(repeatedVerdict(refused, repeatedResult(run(10, {a: 1}), [])).code).toBe('not-listening');
	expect(repeatedVerdict(ok, repeatedResult([], []))).toMatchObject({
		code: 'ok',
		cause: expect.stringMatching(/No request could be repeated/),
	});
});

test('a name that is not resolved at times stays the cause', () => {
	const unresolved = run(10, {a: 5}).map(each =>
		each.answer.state === 'fails' ? {...each, answer: {...each.answer, outcome: 'servfail' as const}} : each,
	);
	const repeated = repeatedResult(unresolved, []);
	expect(hasNameFailures(repeated)).toBe(true);
	expect(hasNameFailures(repeatedResult(run(10, {a: 5}), []))).toBe(false);
	const broken: TraceVerdict = {...ok, code: 'dns-servfail', title: '1/2 DNS replicas failing: coredns-2'};
	const {title, cause} = repeatedVerdict(broken, repeated);
	expect({title, cause}).toStrictEqual({
		title: broken.title,
		cause: expect.stringMatching(/requests failed: \d+ servfail/),
	});
});
