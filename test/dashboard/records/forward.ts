import {expect, test} from 'vitest';
import {deletedProblem, startedForward} from '../../../source/dashboard/records/forward.ts';
import {servicePort} from '../../_helpers/objects.ts';

test('a forward begins with nothing', () => {
	const request = {key: 'shop/web', only: undefined, local: 0, port: servicePort({name: 'http'})};
	expect(startedForward(request, 8080, 'web-1', 5)).toMatchObject({local: 8080, port: 'http', open: 0, since: 5});
});

test.each([
	[undefined, false, 'web-2', {text: 'Pod web-1 was being deleted: web-2 takes its place.', isOver: true}],
	[undefined, true, 'web-2', {text: 'Pod web-1 was deleted: web-2 takes its place.', isOver: true}],
	[undefined, true, '', {text: 'Pod web-1 was deleted: no other endpoint is ready.', isOver: false}],
	[undefined, true, undefined, {text: 'Pod web-1 was deleted.', isOver: false}],
	['web-1', true, '', {text: 'Pod web-1 was deleted.', isOver: false}],
])('of a pod that is deleted: only %s, gone %s, next %s', (only, isGone, next, problem) => {
	expect(deletedProblem({only}, 'web-1', isGone, next)).toEqual(problem);
});
