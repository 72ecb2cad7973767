import {expect, test} from 'vitest';
import {describedEvents, eventLines} from '../../source/documents/event-lines.ts';
import type {ObjectEvent} from '../../source/kubernetes/objects/object-events.ts';

const now = 1_772_366_400;

const event = (overrides: Partial<ObjectEvent>): ObjectEvent => ({
	uid: 'a',
	type: 'Normal',
	reason: 'Started',
	message: 'Container started',
	kind: 'Pod',
	name: 'web-1',
	source: 'kubelet',
	count: 1,
	first: now - 60,
	last: now - 60,
	...overrides,
});

const events = [
	event({uid: 'b', type: 'Warning', reason: 'BackOff', count: 12, first: now - 600, last: now - 40}),
	event({}),
	event({uid: 'c', kind: 'Service', name: 'web', reason: 'Noted', first: now - 900, last: now - 900}),
];

test('the newest is last, and what is not of the Service itself is marked', () => {
	expect(eventLines(events, {kind: 'Service', name: 'web'}, now)).toEqual([
		'   LAST SEEN           TYPE     REASON   OBJECT       MESSAGE',
		'   15m                 Normal   Noted    Service/web  Container started',
		'+  60s                 Normal   Started  Pod/web-1    Container started',
		'+  40s (x12 over 10m)  Warning  BackOff  Pod/web-1    Container started',
	]);
});

test('the events of one object do not name it', () => {
	expect(eventLines(events.slice(1, 2), {kind: 'Pod', name: 'web-1'}, now)).toEqual([
		'LAST SEEN  TYPE    REASON   MESSAGE',
		'60s        Normal  Started  Container started',
	]);
});

test('describe ends with them', () => {
	expect(describedEvents([], now)).toEqual(['Events:  <none>']);
	expect(describedEvents(events, now).at(-1)).toBe(
		'  Warning  BackOff  40s (x12 over 10m)  kubelet  Container started',
	);
});
