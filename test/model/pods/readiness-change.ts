import {expect, test} from 'vitest';
import {changeText, readinessChange, retold} from '../../../source/model/pods/readiness-change.ts';
import {birth, container, containerStatus, pod, service, slice, view} from '../../_helpers/objects.ts';
import {podEvents} from '../../_helpers/pod-events.ts';

const unready = {type: 'Ready', status: 'False', reason: 'ContainersNotReady', message: '', since: birth} as const;
const probe = {kind: 'httpGet', port: 8080, path: '/ready', scheme: 'HTTP'} as const;
const two = [pod(), pod({name: 'web-2', ips: ['10.1.2.8']})];
const before = view({pods: two});

const after = (pods: typeof two, overrides: Parameters<typeof view>[0] = {}) => view({pods, ...overrides});

const changeAfter = (next: ReturnType<typeof view>) => changeText(readinessChange(before, next));

test('a pod whose readiness probe fails', () => {
	const failing = [
		two[0]!,
		{
			...two[1]!,
			conditions: [unready],
			statuses: [containerStatus({ready: false})],
			containers: [container({readinessProbe: probe})],
		},
	];
	const events = podEvents({message: 'Readiness probe failed: HTTP probe failed with statuscode: 503'});
	const change = readinessChange(before, after(failing));
	const known = after(failing, {podEvents: new Map([[two[1]!.uid, events]])});

	expect(changeText(change)).toMatch(/^web-2: /);
	expect(changeText(retold(change, known))).toMatch(/^web-2: .*503/);
});

test('a pod that being deleted, and one that has gone', () => {
	const deleted = [two[0]!, {...two[1]!, deleted: birth + 60}];

	expect(changeAfter(after(deleted))).toBe('web-2: being deleted');
	expect(changeAfter(after([two[0]!]))).toBe('web-2: gone, or with other labels');
});

test('a pod that is ready, but in no slice', () => {
	expect(changeAfter(after(two, {slices: [slice({}, {pods: [two[0]!]})]}))).toBe(
		'web-2: taken out of the EndpointSlices',
	);
});

test('a pod that became ready', () => {
	expect(changeText(readinessChange(after([two[0]!]), before))).toBe('web-2 became ready');
});

test('a pod that is ready again does not change what it was', () => {
	const failing = [two[0]!, {...two[1]!, conditions: [unready]}];
	const change = readinessChange(before, after(failing));

	expect(retold(change, before)).toEqual(change);
});

test('a selector that was changed', () => {
	const next = after([], {service: service({selector: {app: 'wbe'}})});

	expect(changeAfter(next)).toBe('its selector is now app=wbe; web-1, web-2: no longer selected');
});

test('a pod that a changed selector still matches', () => {
	const next = after(two, {
		service: service({selector: {app: 'web', tier: 'front'}}),
		slices: [slice({}, {pods: [two[0]!]})],
	});

	expect(changeAfter(next)).toBe('its selector is now app=web,tier=front; web-2: taken out of the EndpointSlices');
});

test('of many pods two are named', () => {
	const many = [...two, pod({name: 'web-3', ips: ['10.1.2.9']}), pod({name: 'web-4', ips: ['10.1.2.10']})];

	expect(changeText(readinessChange(view({pods: many}), after([])))).toBe(
		'web-1, web-2 and 2 more: gone, or with other labels',
	);
});
