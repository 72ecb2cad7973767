import {expect, test} from 'vitest';
import {dig} from '../../../source/probes/tools/dig.ts';
import {askedBy, questions} from '../../_helpers/asked-by.ts';

test('each record type is asked for, and the search path is followed for a short name alone', () => {
	expect(askedBy(dig.resolve, {...questions.name, types: ['A', 'AAAA']}, 'dig')).toStrictEqual([
		'dig +tries=1 +time=2 +noall +comments +answer web.shop.svc.cluster.local. A web.shop.svc.cluster.local. AAAA +stats',
	]);
	expect(askedBy(dig.resolve, {...questions.name, name: 'web', isShort: true}, 'dig')).toStrictEqual([
		'dig +search +tries=1 +time=2 +noall +comments +answer web A +stats',
	]);
});

test('a server is asked on any port, and over TCP', () => {
	const rest = '+tries=1 +time=2 +noall +comments +answer +stats kubernetes.default.svc.cluster.local. A';
	expect(askedBy(dig.askServer, {...questions.server, port: 5353}, 'dig')).toStrictEqual([
		`dig @10.96.0.10 -p 5353 ${rest}`,
	]);
	expect(askedBy(dig.askServer, {...questions.server, protocol: 'TCP'}, 'dig')).toStrictEqual([
		`dig @10.96.0.10 -p 53 +tcp ${rest}`,
	]);
});
