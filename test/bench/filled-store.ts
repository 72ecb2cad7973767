import {expect, test} from 'vitest';
import {fillStore, joinAll, rowOf} from '../../bench/filled-store.ts';
import {makeRecords} from '../../bench/records.ts';

const codesOf = (services: number, isOneNamespace: boolean) => {
	const found = joinAll(fillStore(makeRecords(services, isOneNamespace)))
		.map(view => rowOf(view).diagnosis.findings[0]?.code ?? 'quiet')
		.toSorted();
	return Object.fromEntries([...new Set(found)].map(code => [code, found.filter(each => each === code).length]));
};

test.each([false, true])('the made-up cluster is as broken at every size (in one namespace: %s)', isOneNamespace => {
	const codes = codesOf(100, isOneNamespace);

	expect(codes).toMatchObject({'selector-matches-nothing': 2, quiet: 73});
	expect(codesOf(200, isOneNamespace)).toStrictEqual(
		Object.fromEntries(Object.entries(codes).map(([code, count]) => [code, count * 2])),
	);
});
