import {expect, test} from 'vitest';
import {unsteadyPod} from '../../../source/cli/wait/unsteady.ts';
import type {Pod} from '../../../source/model/objects.ts';
import {birth, containerStatus, pod} from '../../_helpers/objects.ts';

/** A pod whose Ready condition is this since so many seconds after its birth. */
const readyPod = (status: 'True' | 'False', since: number, overrides: Partial<Pod> = {}): Pod =>
	pod({
		conditions: pod().conditions.map(each => (each.type === 'Ready' ? {...each, status, since: birth + since} : each)),
		...overrides,
	});

const restarted = {statuses: [containerStatus({restarts: 2})]};

test.each([
	['it has been Ready for a while', readyPod('True', 20), 60, false],
	['it became Ready twenty seconds after its start', readyPod('True', 20), 21, false],
	['it has run for minutes and became Ready just now', readyPod('True', 300), 301, true],
	['the same, a while later', readyPod('True', 300), 311, false],
	['it starts', readyPod('False', 6), 20, false],
	['it was Ready and is not now', readyPod('False', 100), 101, true],
	['it crashed, and starts again', readyPod('False', 6, restarted), 20, true],
	['it crashed, and is Ready since now', readyPod('True', 30, restarted), 31, true],
	['it is on its way out', readyPod('False', 100, {deleted: birth + 100}), 101, false],
])('%s', (_, of, age, isUnsteady) => {
	expect(unsteadyPod([of], birth + age)).toBe(isUnsteady ? 'web-1' : undefined);
});
