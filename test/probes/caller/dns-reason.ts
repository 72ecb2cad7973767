import {expect, test} from 'vitest';
import type {Pod} from '../../../source/model/objects.ts';
import {dnsFix, dnsReason} from '../../../source/probes/caller/dns-reason.ts';
import {caller} from '../../_helpers/callers.ts';
import {pod} from '../../_helpers/objects.ts';

const full = 'web.shop.svc.cluster.local.';
const search = ['shop.svc.cluster.local', 'svc.cluster.local', 'cluster.local'];
const resolvOf = (...nameservers: readonly string[]) => ({nameservers, search, ndots: 5});

const of = (overrides: Partial<Pod>, resolv = resolvOf('192.0.2.53')) =>
	caller({pod: pod({name: 'client', labels: {}, owner: undefined, ...overrides}), resolv});

test.each([
	['None', of({dnsPolicy: 'None'}), /has dnsPolicy None: it asks the nameservers of its dnsConfig \(192\.0\.2\.53\)/],
	[
		'Default',
		of({dnsPolicy: 'Default'}),
		/dnsPolicy Default, which is not the default: .* of its node \(192\.0\.2\.53\)/,
	],
	['hostNetwork', of({isOnHostNetwork: true}), /has hostNetwork, where dnsPolicy ClusterFirst means Default/],
])('a name that is not resolved, by dnsPolicy: %s', (_, asking, cause) => {
	for (const outcome of ['nxdomain', 'dns-timeout', 'servfail', 'dns-fail-unknown'] as const) {
		expect(dnsReason(asking, full, outcome, false)?.cause).toMatch(cause);
	}
});

test.each([
	['the usual policy', of({})],
	['hostNetwork with the policy for it', of({isOnHostNetwork: true, dnsPolicy: 'ClusterFirstWithHostNet'})],
	['a pod that is not known', caller()],
])('no reason: %s', (_, asking) => {
	expect(dnsReason(asking, full, 'nxdomain', false)).toBeUndefined();
	expect(dnsReason(asking, 'web', 'nxdomain', true)).toBeUndefined();
	expect(dnsReason(asking, 'web', 'wrong-address', true)).toBeUndefined();
});

test('a short name without search domains', () => {
	const asking = of(
		{dnsPolicy: 'None', dnsConfig: {nameservers: ['10.96.0.10'], searches: []}},
		{nameservers: ['10.96.0.10'], search: [], ndots: 1},
	);
	const reason = dnsReason(asking, 'web', 'nxdomain', true)!;
	expect(reason.cause).toBe(
		'Pod client has dnsPolicy None and searches no domain: without shop.svc in dnsConfig.searches, web is not completed',
	);
	expect(dnsFix(reason)).toMatchObject({
		kind: 'text',
		value: expect.stringMatching(/^Use the FQDN, or add .* in pod client\.$/),
	});
});

test('a short name with as many dots as ndots asks for', () => {
	const asking = of({dnsConfig: {nameservers: [], searches: [], ndots: 1}});
	expect(dnsReason(asking, 'web.shop', 'nxdomain', true)?.cause).toContain(
		'ndots:1 in its dnsConfig: web.shop has a dot',
	);
	expect(dnsReason(asking, 'web', 'nxdomain', true)).toBeUndefined();
});

test('a pod that is called like the Service finds itself', () => {
	expect(dnsReason(of({name: 'web'}), 'web', 'wrong-address', true)?.cause).toContain(
		'the host name of pod web itself',
	);
	expect(dnsReason(of({name: 'web'}), full, 'wrong-address', false)).toBeUndefined();
});

test('a line of hostAliases, and one that something else has written', () => {
	const hosts = [{ip: '192.0.2.10', hostnames: ['web']}];
	const byAlias = {...of({hostAliases: hosts, owner: {kind: 'StatefulSet', name: 'db'}}), hosts};
	expect(dnsReason(byAlias, 'web', 'wrong-address', true)).toStrictEqual({
		cause: 'spec.hostAliases of pod client has "192.0.2.10 web", and /etc/hosts comes before DNS',
		advice: 'Remove web from hostAliases in the pod template of sts/db',
	});
	expect(dnsReason({...of({}), hosts}, 'web', 'wrong-address', true)?.cause).toMatch(
		/^\/etc\/hosts of the container has/,
	);
	// Another name, or an address that is right, is not its doing.
	expect(dnsReason(byAlias, 'db', 'wrong-address', true)).toBeUndefined();
});
