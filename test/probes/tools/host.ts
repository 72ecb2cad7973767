import {expect, test} from 'vitest';
import {host} from '../../../source/probes/tools/host.ts';
import {askedBy, questions} from '../../_helpers/asked-by.ts';

test('a name has two seconds', () => {
	expect(askedBy(host.resolve, questions.name, 'host')).toStrictEqual(['host -W 2 web.shop.svc.cluster.local.']);
});

test('a server is asked on port 53 over UDP, and on no other', () => {
	expect(askedBy(host.askServer, questions.server, 'host')).toStrictEqual([
		'host -W 2 -R 1 -t A kubernetes.default.svc.cluster.local. 10.96.0.10',
	]);
	expect(askedBy(host.askServer, {...questions.server, port: 5353}, 'host')).toStrictEqual([]);
	expect(askedBy(host.askServer, {...questions.server, protocol: 'TCP'}, 'host')).toStrictEqual([]);
});
