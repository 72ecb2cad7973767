import {expect, test} from 'vitest';
import {isToldMore} from '../../source/model/told-more.ts';
import {pod, service, view} from '../_helpers/objects.ts';

const before = view();
const startFailures = new Map([['web-1', {reason: 'FailedMount', message: 'no such secret', at: 0}]]);

test('an event alone is more of the same', () => {
	expect(isToldMore(before, {...before, startFailures})).toBe(true);
});

test.each([
	['nothing', before],
	['a Service', {...before, startFailures, service: service({selector: {app: 'other'}})}],
	['a pod', {...before, startFailures, pods: [pod({phase: 'Pending'})]}],
])('%s that changed is not', (_what, after) => {
	expect(isToldMore(before, after)).toBe(false);
});
