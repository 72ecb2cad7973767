import {expect, test} from 'vitest';
import {startedForward} from '../../source/state/forward.ts';
import {servicePort} from '../_helpers/objects.ts';

test('a forward begins with nothing', () => {
	const request = {key: 'shop/web', only: undefined, local: 0, port: servicePort({name: 'http'})};
	expect(startedForward(request, 8080, 'web-1', 5)).toMatchObject({local: 8080, port: 'http', open: 0, since: 5});
});
