import {expect, test} from 'vitest';
import {getent} from '../../../source/probes/tools/getent.ts';
import {askedBy, questions} from '../../_helpers/asked-by.ts';
import {transcripts} from '../../_helpers/transcripts.ts';

test('the database of musl is asked where that of glibc is not known', () => {
	expect(askedBy(getent.resolve, questions.name, 'getent')).toStrictEqual([
		'getent ahosts web.shop.svc.cluster.local.',
		'getent hosts web.shop.svc.cluster.local.',
	]);
});

test('a name that is not there and a server that fails read the same', () => {
	const read = (name: string) => {
		const {output} = transcripts('probe-transcripts/dns.txt').find(({command}) => command === `getent hosts ${name}`)!;
		return getent.resolve!.read(output, {...questions.name, name})?.outcome;
	};
	expect(read('nope.default.svc.cluster.local')).toBe('dns-fail-unknown');
	expect(read('servfail.default.svc.cluster.local')).toBe('dns-fail-unknown');
	expect(getent.resolve!.cannotTell).toContain('reason');
});
