import {expect, test} from 'vitest';
import {emptyList, withRows} from '../../../source/dashboard/rows/list.ts';
import {service, view} from '../../_helpers/objects.ts';
import {finding, named, sampleRows, undiagnosedRow} from '../../_helpers/rows.ts';

test('the counts add up to all Services', () => {
	const rows = [...sampleRows, undiagnosedRow(view({service: service({name: 'late'})}))];
	const {counts} = withRows(emptyList, rows, [], 0);

	expect(counts).toEqual({error: 2, warning: 1, quiet: 2, unknown: 1});
});

test('they follow rows that change and go', () => {
	const rows = [named('a'), named('b', 'shop', [finding()]), named('c')];
	const changed = withRows(
		withRows(emptyList, rows, [], 0),
		[named('a', 'shop', [finding()])],
		['shop/b', 'shop/x'],
		0,
	);

	expect(changed.counts).toEqual({error: 1, warning: 0, quiet: 1, unknown: 0});
});
