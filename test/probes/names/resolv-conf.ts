import {expect, test} from 'vitest';
import {clusterDomain, parseResolvConf} from '../../../source/probes/names/resolv-conf.ts';

const kubelet =
	'search shop.svc.cluster.local svc.cluster.local cluster.local\nnameserver 10.96.0.10\noptions ndots:5\n';

test('the file the kubelet writes, after other lines', () => {
	expect(parseResolvConf(`/usr/bin/dig\n${kubelet}`)).toStrictEqual({
		nameservers: ['10.96.0.10'],
		search: ['shop.svc.cluster.local', 'svc.cluster.local', 'cluster.local'],
		ndots: 5,
	});
});

test('ndots is 1 unless it is said, and the last search line wins', () => {
	expect(parseResolvConf('search a\nnameserver 192.0.2.1\nsearch b c\n')).toStrictEqual({
		nameservers: ['192.0.2.1'],
		search: ['b', 'c'],
		ndots: 1,
	});
});

test('a text without any of it', () => {
	expect(parseResolvConf('/bin/sh\ncat: no such file\n')).toBeUndefined();
});

test.each([
	[kubelet, 'cluster.local'],
	['search shop.svc.corp.example. svc.corp.example. corp.example.\n', 'corp.example'],
	['search example.com\nnameserver 192.0.2.1\n', undefined],
])('the cluster domain of %j', (text, domain) => {
	expect(clusterDomain(parseResolvConf(text))).toBe(domain);
});
