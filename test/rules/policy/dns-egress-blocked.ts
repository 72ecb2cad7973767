import {expect, test} from 'vitest';
import type {NetworkPolicy, PolicyPeer, PolicyPort} from '../../../source/model/networking/networking-objects.ts';
import {dnsEgressBlocked} from '../../../source/rules/policy/dns-egress-blocked.ts';
import {namespace, peer, policy, selector} from '../../_helpers/networking.ts';
import {container, pod, view} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const own = {app: 'web', 'pod-template-hash': '7d9c'};
const client = {role: 'client', 'pod-template-hash': 'b5f6'};
const neighbours = [own, client];
const resolver = pod({
	namespace: 'kube-system',
	name: 'coredns-1',
	labels: {'k8s-app': 'kube-dns'},
	containers: [container({ports: [{name: 'dns', port: 53, protocol: 'UDP'}]})],
});
const namespaces = [namespace('shop'), namespace('kube-system')];
const udp: PolicyPort = {protocol: 'UDP', port: 53, endPort: 0};

const egress = (
	labels: Readonly<Record<string, string>>,
	peers: readonly PolicyPeer[],
	ports: readonly PolicyPort[] = [],
) => policy({name: 'out', podSelector: selector(labels), policyTypes: ['Egress'], egress: [{peers, ports}]});
const closed = (labels: Readonly<Record<string, string>>) =>
	policy({name: 'closed', podSelector: selector(labels), policyTypes: ['Egress']});
const dns = (...peers: readonly PolicyPeer[]) => ({...egress({}, peers, [udp]), name: 'dns'});
const toDns = peer({
	namespaceSelector: selector({'kubernetes.io/metadata.name': 'kube-system'}),
	podSelector: selector({'k8s-app': 'kube-dns'}),
});
const toBackends = peer({podSelector: selector({app: 'web'})});

const under = (...egressPolicies: readonly NetworkPolicy[]) =>
	view({neighbours, egressPolicies, resolvers: [resolver], namespaces});

verifyRule(dnsEgressBlocked, {
	good: [
		view(),
		under(),
		under(closed({}), dns(toDns)),
		under(closed({}), dns()),
		under(closed({}), dns(peer({namespaceSelector: selector()}))),
		// It may be a cache on the node, or the Service's own address.
		under(closed({}), dns(peer({ipBlock: {cidr: '169.254.20.10/32', except: []}}))),
		under(closed({role: 'nobody'})),
		under(egress({role: 'client'}, [toBackends]), dns(toDns)),
		// Clients that call somebody else are none of this Service's.
		under(egress({role: 'client'}, [peer({podSelector: selector({app: 'db'})})])),
		{...under(closed({}), dns(toDns)), namespaces: undefined},
		{...under(closed({}), dns(toDns)), resolvers: []},
		{...under(closed({app: 'web'})), pods: [pod({isOnHostNetwork: true})]},
		{...under(closed({app: 'web'})), pods: [pod({dnsPolicy: 'None'})]},
		{...under(closed({app: 'web'})), pods: []},
	],
	bad: [
		{view: under(closed({})), mention: ['all pods of the namespace', 'k8s-app']},
		{
			view: under(egress({role: 'client'}, [toBackends])),
			severity: 'warning',
			mention: ['client pods role=client'],
		},
		{
			view: {...under(egress({role: 'client'}, [toBackends])), neighbours: [...neighbours, {role: 'other'}]},
			mention: ['client pods role=client', 'NetworkPolicy out'],
			silent: ['b5f6'],
		},
		{
			view: under(egress({app: 'web'}, [peer({podSelector: selector({app: 'db'})})])),
			mention: ['DNS egress blocked by NetworkPolicy out (its own pods)'],
		},
		// What nobody has to find needs no name.
		{view: under(closed({app: 'web'})), severity: 'info', confidence: 'hint'},
		{
			view: under(egress({app: 'web'}, [peer({ipBlock: {cidr: '192.0.2.0/24', except: []}})], [{...udp, port: 5432}])),
			severity: 'info',
			mention: ['5432'],
		},
		// Two entries are alternatives, and pods of the policy's own namespace are no DNS.
		{view: under(closed({}), dns(peer({podSelector: selector({'k8s-app': 'kube-dns'})})))},
		{view: {...under(closed({}), dns(toBackends)), resolvers: []}},
		// Only TCP.
		{view: under(egress({}, [toDns], [{protocol: 'TCP', port: 53, endPort: 0}]))},
	],
});

test('the manifest is about the same pods, and asks OpenShift where that is what there is', () => {
	const yaml = (resolvers: ReadonlyArray<typeof resolver>) => {
		const found = [dnsEgressBlocked.check({...under(closed({app: 'web'})), resolvers}, () => [])!].flat()[0];
		const fix = found?.fixes[0];
		return fix?.kind === 'yaml' ? fix.value : '';
	};

	expect(yaml([resolver])).toContain('podSelector: {"matchLabels":{"app":"web"}}');
	expect(yaml([resolver])).toContain('- {protocol: TCP, port: 53}');
	const other = {
		...resolver,
		namespace: 'openshift-dns',
		containers: [container({ports: [{name: 'dns', port: 5353, protocol: 'UDP'}]})],
	};
	expect(yaml([other])).toContain('kubernetes.io/metadata.name: openshift-dns');
	expect(yaml([other])).toContain('{protocol: UDP, port: 5353}');
});
