import {expect, test} from 'vitest';
import type {Action} from '../../../source/dashboard/state/action.ts';
import type {RepeatTarget, Sample} from '../../../source/probes/repeat/repeat-requests.ts';
import {repeatedResult} from '../../../source/probes/repeat/repeated-result.ts';
import {clients, liveFeed} from '../../_helpers/rows.ts';
import {openScreen, start} from '../../_helpers/screen.tsx';

const key = 'shop/checkout';
const {target: client} = clients[0]!;

const target = (pod: string, kind: RepeatTarget['kind'] = 'endpoint'): RepeatTarget => ({
	...{kind, pod, node: '', zone: '', scheme: 'http', port: 8080},
	key: `${pod}:8080`,
	host: pod,
});

/** Forty requests to each of five endpoints, of which each `every`-th of the first one failed. */
const samples = (every: number): readonly Sample[] =>
	Array.from({length: 200}, (_, index) => {
		const fails = index % 5 === 0 && (index / 5) % every === 0;
		return {
			target: target(`web-${index % 5}`),
			at: start + index * 200,
			answer: {
				...{tool: 'wget', command: [], ms: 4},
				...(fails
					? {state: 'fails', outcome: 'http-status', detail: '503 Service Unavailable'}
					: {state: 'answers', outcome: 'ok', detail: '200 OK'}),
			},
		};
	});

const shown = async (every: number) => {
	const repeated = repeatedResult(samples(every), [{at: start + 35_000, text: 'rollout of deploy web begins'}]);
	const actions: readonly Action[] = [
		{type: 'overlay/opened', overlay: {kind: 'probe', key, top: 0, isRepeating: true}},
		{type: 'probe/started', key, kind: 'trace', client, at: start},
		{type: 'probe/progressed', key, progress: {kind: 'verdict', verdict: {answer: 'works', sentence: 'It works.'}}},
		{type: 'repeat/progressed', key, repeat: {client, repeated, isRunning: true}},
	];
	const screen = await openScreen({columns: 140, rows: 50, clients, feed: liveFeed()});
	await screen.dispatch(...actions);
	return screen.text();
};

test('requests over time have a row for each endpoint, and the one that fails more often is named', async () => {
	const text = await shown(5);
	expect(text).toMatch(/Requests over time: 200 in 40 s, 8 failed/);
	expect(text).toMatch(/✖ web-0 web-0:8080 +40 +8 503 +4 ms +4 ms +4 ms +[▁-█]+/);
	expect(text).toMatch(/✔ web-1 web-1:8080 +40 +0 +4 ms/);
	expect(text).toMatch(/web-0 \(web-0:8080\): 8 of 40 \(20 %\) requests fail, of the others 0 of 160/);
	expect(text).toMatch(/web-0:8080 fails: 503 Service Unavailable \(rollout of deploy web begins\)/);
});

test('one failure accuses nobody', async () => {
	expect(await shown(40)).toContain('No endpoint, node or zone fails significantly more often than the others.');
});
