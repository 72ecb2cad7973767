import {expect, test} from 'vitest';
import type {LabelDifference, NearMatch} from '../../../source/model/view-parts.ts';
import {selectorCertainty} from '../../../source/rules/lib/selector-certainty.ts';
import {service, view} from '../../_helpers/objects.ts';

const difference = (key: string, wanted: string, value?: string, found = key): LabelDifference => ({
	key,
	wanted,
	found: value === undefined ? undefined : {key: found, value},
});

const near = (overrides: Partial<NearMatch>, name = 'checkout') =>
	view({
		service: service({name}),
		pods: [],
		nearMatches: [
			{
				owner: {kind: 'Deployment', name: 'checkout'},
				pods: ['checkout'],
				labels: {app: 'checkout', tier: 'web'},
				score: 0.9,
				differences: [difference('app', 'checkuot', 'checkout')],
				patch: {app: 'checkout'},
				wouldMatch: 1,
				others: [],
				...overrides,
			},
		],
	});

test.each([
	['a slip in a long word', near({}, 'other'), 'error'],
	[
		'a key that holds the value under another name',
		near({differences: [difference('run', 'checkout', 'checkout', 'app')]}),
		'error',
	],
	['a slip in a short word of a namesake', near({differences: [difference('app', 'wbe', 'web')]}), 'error'],
	['a slip in a short word', near({differences: [difference('app', 'wbe', 'web')]}, 'other'), 'warning'],
	['a slip for pods that another Service selects', near({isSelected: true}), 'warning'],
	['a slip where several are as near', near({patch: undefined}), 'warning'],
	['another value of a namesake', near({differences: [difference('app', 'api', 'checkout')]}), 'warning'],
	['another value', near({differences: [difference('app', 'api', 'checkout')]}, 'other'), 'info'],
	['a sibling', near({differences: [difference('app', 'shard2', 'shard1')], isSelected: true}), 'info'],
	[
		'another color of a namesake',
		near({differences: [difference('color', 'green', 'blue')], labels: {color: 'blue'}}),
		'info',
	],
	[
		'a release of a namesake',
		near({differences: [difference('version', '1.1', '1.2')], labels: {version: '1.2'}}),
		'info',
	],
	['a label that may be set at run time', near({differences: [difference('role', 'leader')]}), 'info'],
	['nothing that is near', view({pods: [], nearMatches: []}), 'info'],
])('%s', (_what, unmatched, severity) => {
	expect(selectorCertainty(unmatched)).toBe(severity);
});
