import {expect, test} from 'vitest';
import {emptyList, startHistory, withRows} from '../../../source/dashboard/rows/list.ts';
import {brokenSince, onsetAfter} from '../../../source/dashboard/rows/onset.ts';
import type {Row} from '../../../source/dashboard/rows/row.ts';
import {diagnosis, finding, row, undiagnosedRow} from '../../_helpers/rows.ts';

const well = row();
const settling: Row = {...well, diagnosis: diagnosis([], {isSettling: true})};
const broken = row(well.view, [finding()]);

test('it begins when the row is no longer well, and not when that is certain', () => {
	expect(onsetAfter(well, settling, 10)).toBe(10);
	expect(onsetAfter({...settling, onset: 10}, broken, 5010)).toBe(10);
	expect(onsetAfter(well, broken, 20)).toBe(20);
});

test('it ends when the row is well again, and not between two faults', () => {
	expect(onsetAfter({...broken, onset: 10}, undiagnosedRow(well.view), 20)).toBe(10);
	expect(onsetAfter({...broken, onset: 10}, well, 20)).toBeUndefined();
});

test('of what was broken when it was first seen nobody knows', () => {
	expect(onsetAfter(undiagnosedRow(well.view), broken, 10)).toBeUndefined();
	expect(brokenSince(broken)).toBeUndefined();
});

test('a Service is broken since the earliest of what was seen and what the objects tell', () => {
	const dated = row(well.view, [finding({since: 3})]);
	expect(brokenSince(dated)).toBe(3000);
	expect(brokenSince({...dated, onset: 5000})).toBe(3000);
	expect(brokenSince({...dated, onset: 2000})).toBe(2000);
});

test('only an error or a warning is something to be broken by', () => {
	expect(brokenSince({...well, onset: 5})).toBeUndefined();
	expect(brokenSince(row(well.view, [finding({severity: 'info', since: 3})]))).toBeUndefined();
	expect(brokenSince(row(well.view, [finding({severity: 'warning', since: 3})]))).toBe(3000);
});

test('a list keeps it from the moment everything was there', () => {
	const first = withRows(emptyList, [well], [], 0);
	const onsetOf = (list: typeof first) => list.entries.get('shop/web')!.onset;
	expect(onsetOf(withRows(first, [broken], [], 10))).toBeUndefined();
	expect(onsetOf(withRows(startHistory(first, 5), [broken], [], 10))).toBe(10);
});
