import {expect, test} from 'vitest';
import {matchesSelector} from '../../../source/model/labels/matches-selector.ts';
import {selector} from '../../_helpers/networking.ts';

const labels = {app: 'web', tier: 'front'};

test.each([
	selector(),
	selector({app: 'web'}),
	selector({app: 'web', tier: 'front'}),
	selector({}, [{key: 'app', operator: 'In', values: ['api', 'web']}]),
	selector({}, [{key: 'app', operator: 'NotIn', values: ['api']}]),
	selector({}, [{key: 'other', operator: 'NotIn', values: ['api']}]),
	selector({}, [{key: 'tier', operator: 'Exists', values: []}]),
	selector({}, [{key: 'other', operator: 'DoesNotExist', values: []}]),
])('%j matches', asked => {
	expect(matchesSelector(asked, labels)).toBe(true);
});

test.each([
	selector({app: 'api'}),
	selector({app: 'web', other: ''}),
	selector({app: 'web'}, [{key: 'tier', operator: 'DoesNotExist', values: []}]),
	selector({}, [{key: 'other', operator: 'In', values: ['']}]),
	selector({}, [{key: 'app', operator: 'NotIn', values: ['web']}]),
	selector({}, [{key: 'other', operator: 'Exists', values: []}]),
	selector({}, [{key: 'app', operator: 'Near' as 'In', values: ['web']}]),
])('%j does not match', asked => {
	expect(matchesSelector(asked, labels)).toBe(false);
});
