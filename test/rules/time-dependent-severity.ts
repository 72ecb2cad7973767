import {expect, test} from 'vitest';
import {findingsAt, nextChanges} from '../../source/rules/time-dependent-severity.ts';
import {finding} from '../_helpers/rows.ts';

const late = finding({code: 'no-podip-yet', severity: 'warning', visibleAfter: 100});
const follower = finding({code: 'ingress-backend-no-endpoints', severity: 'warning', foldedUnder: 'no-podip-yet'});
const waiting = finding({code: 'lb-pending', severity: 'warning', errorFrom: 200});

test('what knows no time is told as it is, the same list', () => {
	const findings = [finding(), follower];
	expect(findingsAt(findings, 0)).toBe(findings);
});

test('what is in order for a while is not told before that has passed, and what follows from it stands alone', () => {
	expect(findingsAt([late, follower], 99_999).map(({code, foldedUnder}) => [code, foldedUnder])).toEqual([
		['ingress-backend-no-endpoints', undefined],
	]);
	expect(findingsAt([late, follower], 100_000)).toEqual([late, follower]);
});

test('a wait becomes an error at its time', () => {
	expect(findingsAt([waiting], 199_999)).toEqual([waiting]);
	expect(findingsAt([waiting], 200_000)).toEqual([{...waiting, severity: 'error'}]);
});

test('what lowers a finding is told as long as it does, and not of an error', () => {
	const {downgrade: _, ...error} = finding({severity: 'error', cause: 'none is ready', errorFrom: 200});
	const downgrade = {cause: 'deploy/web is still rolling out', evidence: [{path: 'deploy/web', value: 'under way'}]};
	const lowered = {...error, severity: 'warning', downgrade} as const;
	const explained = {
		...error,
		severity: 'warning',
		cause: 'none is ready; deploy/web is still rolling out',
		evidence: [...error.evidence, ...downgrade.evidence],
	};
	expect(findingsAt([lowered], 199_999)).toEqual([explained]);
	expect(findingsAt([lowered], 200_000)).toEqual([error]);

	const {errorFrom: _from, ...endless} = lowered;
	const {errorFrom: _until, ...always} = explained;
	expect(findingsAt([endless], 200_000)).toEqual([always]);
	expect(findingsAt([{...endless, severity: 'error'}], 0)[0]!.cause).toBe('none is ready');
});

test('the turns that are still to come', () => {
	expect(nextChanges([late, follower, waiting], 100_000)).toEqual([200_000]);
	expect(nextChanges([late, waiting], 5000)).toEqual([100_000, 200_000]);
});
