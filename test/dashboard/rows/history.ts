import {expect, test} from 'vitest';
import {longestHistory, readyOverTime} from '../../../source/dashboard/rows/history.ts';
import {emptyList, type List, resetRows, startHistory, withRows} from '../../../source/dashboard/rows/list.ts';
import {changeText} from '../../../source/model/pods/readiness-change.ts';
import {birth, container, containerStatus, pod, service, view} from '../../_helpers/objects.ts';
import {podEvents} from '../../_helpers/pod-events.ts';
import {row} from '../../_helpers/rows.ts';

const withPods = (count: number) =>
	row(view({pods: Array.from({length: count}, (_, index) => pod({name: `web-${index}`, ips: [`10.1.2.${index}`]}))}));

const feed = (list: List, count: number, at: number) => withRows(list, [withPods(count)], [], at);
const watched = startHistory(feed(emptyList, 3, 0), 1000);
const historyOf = (list: List) => list.entries.get('shop/web')!.history;

test('what changes while everything is still coming in is no history', () => {
	expect(historyOf(feed(feed(emptyList, 1, 0), 3, 10))).toBeUndefined();
});

test('a Service that does not change has none, and none is added by a change of something else', () => {
	const same = feed(feed(watched, 3, 2000), 2, 3000);

	expect(historyOf(feed(watched, 3, 2000))).toBeUndefined();
	expect(historyOf(feed(same, 2, 4000))).toHaveLength(1);
});

test('each change of the ready backends is kept, with its time', () => {
	const [first, second] = historyOf(feed(feed(watched, 2, 2000), 3, 5000))!;

	expect(first).toMatchObject({at: 2000, from: 3, ready: 2, total: 2});
	expect(second).toMatchObject({at: 5000, from: 2, ready: 3, total: 3});
});

test('what was changed about the Service is the cause of what its endpoints do a moment later', () => {
	const pods = [pod()];
	const before = row(view({pods}));
	const edited = row(view({service: service({selector: {app: 'wbe'}}), pods: [], slices: before.view.slices}));
	const followed = row(view({service: edited.view.service, pods: [], slices: []}));
	const list = [edited, followed].reduce(
		(known, next, index) => withRows(known, [next], [], 2000 + index),
		startHistory(withRows(emptyList, [before], [], 0), 1000),
	);

	expect(historyOf(list)!.map(({change}) => changeText(change))).toEqual([
		'its selector is now app=wbe; web-1: no longer selected',
	]);
});

test('why a probe failed is told once the kubelet has said so', () => {
	const unready = {type: 'Ready', status: 'False', reason: '', message: '', since: birth} as const;
	const failing = pod({
		conditions: [unready],
		containers: [container({readinessProbe: {kind: 'httpGet', port: 8080, path: '/', scheme: 'HTTP'}})],
		statuses: [containerStatus({ready: false})],
	});
	const message = 'Readiness probe failed: HTTP probe failed with statuscode: 503';
	const views = [
		view(),
		view({slices: []}),
		view({pods: [failing], slices: []}),
		view({pods: [failing], slices: [], podEvents: new Map([[failing.uid, podEvents({message})]])}),
	];
	const result = views.slice(1).reduce<readonly [List, readonly string[]]>(
		([list, texts], next, index) => {
			const known = withRows(list, [row(next)], [], 2000 + index);
			return [known, [...texts, changeText(historyOf(known)!.at(-1)!.change)]];
		},
		[startHistory(withRows(emptyList, [row(views[0]!)], [], 0), 1000), []],
	)[1];

	expect(result).toEqual([
		'web-1: taken out of the EndpointSlices',
		expect.stringMatching(/^web-1: readiness probe: no success yet, GET :8080\/$/),
		expect.stringMatching(/^web-1: readiness probe: HTTP 503, GET :8080\/$/),
	]);
});

test('only the last ones are kept', () => {
	let list = watched;
	for (let time = 0; time < 200; time++) {
		list = feed(list, time % 2, 2000 + time);
	}

	expect(historyOf(list)).toHaveLength(longestHistory);
	expect(historyOf(list)!.at(-1)!.at).toBe(2199);
});

test('the past outlives a look at another namespace, and what changed meanwhile is told', () => {
	const away = resetRows(feed(watched, 2, 2000), false);
	const back = startHistory(feed(away, 1, 8000), 9000);

	expect(historyOf(back)!.map(({at, ready}) => [at, ready])).toEqual([
		[2000, 2],
		[9000, 1],
	]);
});

test('another cluster has another past', () => {
	expect(resetRows(feed(watched, 2, 2000), true).past.size).toBe(0);
});

test('over time: the fewest of each part', () => {
	const list = feed(feed(feed(watched, 2, 3000), 3, 3100), 1, 9000);

	expect(readyOverTime(list.entries.get('shop/web')!, 1000, 11_000, 5)).toEqual([3, 2, 3, 3, 1]);
	expect(readyOverTime(withPods(3), 1000, 11_000, 3)).toEqual([3, 3, 3]);
});

test('a Service that goes takes its past with it', () => {
	const gone = withRows(feed(watched, 2, 2000), [], ['shop/web'], 3000);

	expect(historyOf(feed(gone, 3, 4000))).toBeUndefined();
});
