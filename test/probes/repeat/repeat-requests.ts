import {expect, test, vi} from 'vitest';
import {type RepeatTarget, repeatRequests, type Sample} from '../../../source/probes/repeat/repeat-requests.ts';
import type {SingleAnswer} from '../../../source/probes/repeat/single-ask.ts';

const target = (key: string): RepeatTarget => ({
	...{key, kind: 'endpoint', host: key, port: 8080, scheme: 'http', pod: '', node: '', zone: ''},
});

const answer: SingleAnswer = {state: 'answers', outcome: 'ok', detail: '', ms: 1, tool: 'curl', command: []};

/** Runs requests against a clock of its own. */
const run = async (plan: Partial<Parameters<typeof repeatRequests>[0]>) => {
	vi.useFakeTimers();
	try {
		const samples: Sample[] = [];
		const sent: number[] = [];
		const ended = (async () => {
			for await (const sample of repeatRequests({
				targets: () => ['a', 'b', 'c'].map(target),
				async ask() {
					sent.push(performance.now());
					return answer;
				},
				signal: new AbortController().signal,
				...plan,
			})) {
				samples.push(sample);
			}
		})();
		await vi.advanceTimersByTimeAsync(120_000);
		await ended;
		return {samples, sent};
	} finally {
		vi.useRealTimers();
	}
};

test('so many requests in all, in turn, at most five a second', async () => {
	const {samples, sent} = await run({count: 30});
	expect(samples).toHaveLength(30);
	expect([...Map.groupBy(samples, each => each.target.key)].map(([key, own]) => [key, own.length])).toStrictEqual([
		['a', 10],
		['b', 10],
		['c', 10],
	]);
	expect(sent.at(-1)! - sent[0]!).toBeGreaterThanOrEqual(29 * 200 - 1);
});

test('for so long', async () => {
	const {samples} = await run({forMs: 10_000});
	expect(samples.length).toBeGreaterThanOrEqual(49);
	expect(samples.length).toBeLessThanOrEqual(51);
});

test('what comes is asked too, and what is gone no more', async () => {
	let looks = 0;
	const {samples} = await run({
		count: 20,
		targets: () => (++looks <= 10 ? [target('old')] : [target('new')]),
	});
	expect(samples.map(({target: {key}}) => key)).toStrictEqual([...Array(10).fill('old'), ...Array(10).fill('new')]);
});

test('the signal ends it, and what it has cut short is not told', async () => {
	const stopping = new AbortController();
	let asked = 0;
	const {samples} = await run({
		signal: stopping.signal,
		async ask() {
			asked++;
			if (asked === 3) {
				stopping.abort();
			}

			return answer;
		},
	});
	expect({asked, reported: samples.length}).toStrictEqual({asked: 3, reported: 2});
});
