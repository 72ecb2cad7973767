import {expect, test} from 'vitest';
import type {Pod} from '../../../../source/model/objects.ts';
import {outage} from '../../../../source/rules/lib/pods/not-ready-pods.ts';
import {notReadySince} from '../../../../source/rules/lib/pods/not-ready-since.ts';
import {birth, pod, view} from '../../../_helpers/objects.ts';

const condition = (type: string, status: 'True' | 'False', since: number) => ({
	type,
	status,
	reason: '',
	message: '',
	since,
});
/** A pod whose Ready condition turned so many seconds after it was scheduled. */
const lost = (seconds: number): Pod =>
	pod({
		name: `lost-${seconds}`,
		conditions: [condition('PodScheduled', 'True', birth), condition('Ready', 'False', birth + seconds)],
	});
const neverReady = (scheduled: number): Pod =>
	pod({
		name: `new-${scheduled}`,
		conditions: [condition('PodScheduled', 'True', birth + scheduled), condition('Ready', 'False', birth + scheduled)],
	});

test('while others serve, it is since the first was lost', () => {
	expect(notReadySince([lost(100), lost(200), pod()], false)).toBe(birth + 100);
});

test('where none is left, it is since the last was lost, whatever came after', () => {
	expect(notReadySince([lost(100), lost(200), neverReady(300)], true)).toBe(birth + 200);
});

test('where none was ever ready, it is since the first should have been', () => {
	expect(notReadySince([neverReady(300), neverReady(20)], true)).toBe(birth + 20);
	expect(notReadySince([pod({conditions: [condition('PodScheduled', 'False', birth + 1)]})], true)).toBe(birth);
});

test('ready pods tell nothing', () => {
	expect(notReadySince([pod()], false)).toBeUndefined();
});

test('an outage of pods carries it', () => {
	expect(outage(view({pods: [lost(100), lost(200)]})).since).toBe(birth + 200);
	expect(outage(view({pods: [lost(100), lost(200), pod()]})).since).toBe(birth + 100);
	expect(outage(view())).not.toHaveProperty('since');
});
