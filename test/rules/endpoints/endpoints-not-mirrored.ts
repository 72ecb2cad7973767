import {expect, test} from 'vitest';
import {endpointsNotMirrored} from '../../../source/rules/endpoints/endpoints-not-mirrored.ts';
import {diagnose} from '../../../source/rules/index.ts';
import {synced} from '../../_helpers/inputs.ts';
import {service, view} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const bare = (unmirrored: Parameters<typeof view>[0] = {}) =>
	view({service: service({selector: {}}), pods: [], slices: [], ...unmirrored});

const own = {name: 'web', addresses: 2, named: 'same'} as const;
const alike = {name: 'webb', addresses: 1, named: 'alike'} as const;

verifyRule(endpointsNotMirrored, {
	good: [view(), bare()],
	bad: [
		{
			view: bare({unmirrored: [{...own, isSkipped: true}]}),
			severity: 'warning',
			confidence: 'certain',
			cause: 'endpoints/web not mirrored: label endpointslice.kubernetes.io/skip-mirror',
			mention: ['2 addresses', 'Remove the label', 'endpointslice.kubernetes.io/skip-mirror-'],
			silent: ['annotate'],
		},
		{
			view: bare({unmirrored: [{...own, isLeader: true}]}),
			confidence: 'certain',
			mention: ['annotate', 'control-plane.alpha.kubernetes.io/leader-', 'control-plane.alpha.kubernetes.io/leader'],
			silent: ['skip-mirror'],
		},
		{
			view: bare({unmirrored: [{...own, isSkipped: true, isLeader: true}]}),
			mention: ['skip-mirror-', 'leader-', 'skip-mirror, annotat'],
		},
		{
			view: bare({unmirrored: [alike, {...alike, name: 'wep'}]}),
			confidence: 'likely',
			cause: 'no Endpoints named web; did you mean endpoints/webb?',
			mention: ['1 address', 'endpoints/wep', 'metadata.name web, in shop'],
			silent: ['without the label'],
		},
		{view: bare({unmirrored: [{...alike, isSkipped: true}]}), mention: ['without the label']},
		{
			view: bare({unmirrored: [{name: 'mainframe', addresses: 1, named: 'otherwise'}]}),
			confidence: 'hint',
			cause: 'no Endpoints named web: endpoints/mainframe has no Service',
		},
	],
});

test('that there is no slice follows from it', () => {
	const found = diagnose(bare({unmirrored: [{...own, isSkipped: true}]}), synced());
	expect(found?.map(({code, foldedUnder}) => [code, foldedUnder])).toEqual([
		['endpoints-not-mirrored', undefined],
		['selectorless-no-slices', 'endpoints-not-mirrored'],
	]);
});
