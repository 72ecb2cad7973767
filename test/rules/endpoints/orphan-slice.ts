import {expect, test} from 'vitest';
import {orphanSlice} from '../../../source/rules/endpoints/orphan-slice.ts';
import {diagnoseMissing} from '../../../source/rules/index.ts';
import {synced} from '../../_helpers/inputs.ts';
import {missingService} from '../../_helpers/missing.ts';
import {slice, view} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

verifyRule(orphanSlice, {good: [view()], bad: []});

const orphan = slice({name: 'by-hand', manager: '', service: 'chekout'});

test('a slice by hand whose label names no Service is told under that name', () => {
	expect(diagnoseMissing([missingService({slices: [orphan]})], synced())).toMatchObject([
		{
			code: 'orphan-slice',
			severity: 'info',
			service: {namespace: 'shop', name: 'chekout'},
			subject: {kind: 'EndpointSlice', namespace: 'shop', name: 'by-hand'},
			cause: 'no Service chekout for by-hand; did you mean checkout?',
			fixes: [{argv: expect.arrayContaining(['kubernetes.io/service-name=checkout'])}],
		},
	]);
});

test('what the controller has written goes with its Service', () => {
	expect(diagnoseMissing([missingService({slices: [slice({service: 'chekout'})]})], synced())).toStrictEqual([]);
});
