import {expect, test} from 'vitest';
import {differsOnlyInEvents} from '../../source/model/differs-only-in-events.ts';
import {pod, service, view} from '../_helpers/objects.ts';
import {podEvents} from '../_helpers/pod-events.ts';

const before = view();
const events = new Map([['web-1', podEvents({reason: 'FailedMount', message: 'no such secret', container: ''})]]);

test('an event alone is more of the same', () => {
	expect(differsOnlyInEvents(before, {...before, podEvents: events})).toBe(true);
});

test.each([
	['nothing', before],
	['a Service', {...before, podEvents: events, service: service({selector: {app: 'other'}})}],
	['a pod', {...before, podEvents: events, pods: [pod({phase: 'Pending'})]}],
])('%s that changed is not', (_what, after) => {
	expect(differsOnlyInEvents(before, after)).toBe(false);
});
