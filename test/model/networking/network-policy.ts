import {describe, expect, test} from 'vitest';
import {closes, policyVerdict} from '../../../source/model/networking/network-policy.ts';
import type {NetworkPolicy, PolicyPeer, PolicyPort} from '../../../source/model/networking/networking-objects.ts';
import type {Pod} from '../../../source/model/objects.ts';
import {namespace, peer, policy, selector} from '../../_helpers/networking.ts';
import {container, pod} from '../../_helpers/objects.ts';

const backend = pod({containers: [container({ports: [{name: 'http', port: 8080, protocol: 'TCP'}]})]});
const client = pod({name: 'client', labels: {role: 'client'}, ips: ['10.244.2.9']});
const stranger = pod({namespace: 'other', name: 'stranger', labels: {role: 'client'}, ips: ['10.244.3.3']});
const namespaces = [namespace('shop'), namespace('other', {team: 'b'})];

const verdict = (
	policies: readonly NetworkPolicy[],
	from: Pod = client,
	known: typeof namespaces | undefined = namespaces,
) => policyVerdict(from, backend, 8080, 'TCP', policies, known);

const port = (overrides: Partial<PolicyPort> = {}): PolicyPort => ({
	protocol: 'TCP',
	port: undefined,
	endPort: 0,
	...overrides,
});

const letting = (peers: readonly PolicyPeer[], ports: readonly PolicyPort[] = [], more: Partial<NetworkPolicy> = {}) =>
	policy({ingress: [{ports, peers}], ...more});

const clients = peer({podSelector: selector({role: 'client'})});

test('a policy closes ingress by default, and egress where it has rules for it', () => {
	expect(closes(policy({policyTypes: []}), 'ingress')).toBe(true);
	expect(closes(policy({policyTypes: []}), 'egress')).toBe(false);
	expect(closes(policy({policyTypes: [], egress: [{ports: [], peers: []}]}), 'egress')).toBe(true);
	expect(closes(policy({policyTypes: ['Egress']}), 'ingress')).toBe(false);
	expect(closes(policy({policyTypes: ['Egress']}), 'egress')).toBe(true);
});

describe('allowed', () => {
	test.each<[string, readonly NetworkPolicy[]]>([
		['without a policy', []],
		['by a policy about other pods', [policy({podSelector: selector({app: 'api'})})]],
		['by a policy of another namespace', [policy({namespace: 'other'})]],
		['by a policy for egress alone', [policy({policyTypes: ['Egress']})]],
		['by an empty rule', [letting([])]],
		['by labels', [letting([clients])]],
		['by any of several policies', [policy({name: 'deny', podSelector: selector()}), letting([clients])]],
		[
			'by any of several rules',
			[
				policy({
					ingress: [
						{ports: [port({port: 1})], peers: []},
						{ports: [], peers: [clients]},
					],
				}),
			],
		],
		['by any of several peers', [letting([peer({podSelector: selector({role: 'admin'})}), clients])]],
		['by its port', [letting([], [port({port: 8080})])]],
		["by its port's name in the backend", [letting([], [port({port: 'http'})])]],
		['by a range', [letting([], [port({port: 8000, endPort: 8080})])]],
		['by every port of the protocol', [letting([], [port()])]],
		['by its namespace', [letting([peer({namespaceSelector: selector({'kubernetes.io/metadata.name': 'shop'})})])]],
		['by all namespaces', [letting([peer({namespaceSelector: selector()})])]],
		['by its address', [letting([peer({ipBlock: {cidr: '10.244.0.0/16', except: ['10.244.3.0/24']}})])]],
	])('%s', (_name, policies) => {
		expect(verdict(policies)).toStrictEqual({kind: 'allowed'});
	});

	test('from another namespace, by its labels and those of the pod', () => {
		const both = peer({podSelector: selector({role: 'client'}), namespaceSelector: selector({team: 'b'})});
		expect(verdict([letting([both])], stranger)).toStrictEqual({kind: 'allowed'});
	});

	test('from itself, whatever is denied', () => {
		expect(verdict([policy()], backend)).toStrictEqual({kind: 'allowed'});
	});

	test("on the host's network, where policies are not applied", () => {
		const onHost = {...backend, isOnHostNetwork: true};
		expect(policyVerdict(client, onHost, 8080, 'TCP', [policy()], namespaces)).toStrictEqual({kind: 'allowed'});
	});
});

describe('blocked', () => {
	test.each<[string, readonly NetworkPolicy[], string]>([
		['by a policy without rules', [policy()], 'web-in allows nothing'],
		[
			'by other labels',
			[letting([peer({podSelector: selector({role: 'admin'})})])],
			'web-in allows only from pods role=admin',
		],
		['by another port', [letting([clients], [port({port: 80})])], 'web-in allows 80, not 8080'],
		['by another protocol', [letting([], [port({protocol: 'UDP', port: 8080})])], 'web-in allows 8080/UDP, not 8080'],
		['by a name no container declares', [letting([], [port({port: 'web'})])], 'web-in allows web, not 8080'],
		['by a range', [letting([], [port({port: 8081, endPort: 9000})])], 'web-in allows 8081-9000, not 8080'],
		[
			'by an address that is excepted',
			[letting([peer({ipBlock: {cidr: '10.0.0.0/8', except: ['10.244.2.0/24']}})])],
			'web-in allows only from 10.0.0.0/8 except 10.244.2.0/24',
		],
		[
			'by one half of a peer with both selectors',
			[letting([peer({podSelector: selector({role: 'client'}), namespaceSelector: selector({team: 'b'})})])],
			'web-in allows only from pods role=client in namespaces team=b',
		],
		[
			'by peers that two rules name',
			[
				policy({
					ingress: [
						{ports: [port({port: 8080})], peers: [peer({podSelector: selector({role: 'admin'})})]},
						{ports: [], peers: [peer({podSelector: selector({role: 'admin'})})]},
					],
				}),
			],
			'web-in allows only from pods role=admin',
		],
		[
			'by the right port for others and the wrong port for it',
			[
				policy({
					ingress: [
						{ports: [port({port: 8080})], peers: [peer({podSelector: selector({role: 'admin'})})]},
						{ports: [port({port: 80})], peers: [clients]},
					],
				}),
			],
			'web-in allows only from pods role=admin',
		],
	])('%s', (_name, policies, why) => {
		expect(verdict(policies)).toStrictEqual({kind: 'blocked', direction: 'ingress', blockedBy: ['web-in'], why});
	});

	test('from another namespace, where only pods are named', () => {
		expect(verdict([letting([clients])], stranger)).toMatchObject({kind: 'blocked'});
	});

	test("by the client's own egress", () => {
		const closed = policy({
			name: 'client-out',
			podSelector: selector({role: 'client'}),
			policyTypes: ['Egress'],
			egress: [{ports: [port({port: 80})], peers: []}],
		});
		expect(verdict([closed])).toStrictEqual({
			kind: 'blocked',
			direction: 'egress',
			blockedBy: ['client-out'],
			why: 'client-out allows 80, not 8080',
		});
		const open = {
			...closed,
			egress: [{ports: [port({port: 'http'})], peers: [peer({podSelector: selector({app: 'web'})})]}],
		};
		expect(verdict([open])).toStrictEqual({kind: 'allowed'});
	});

	test('by all policies that close it, each with its reason', () => {
		expect(verdict([policy({name: 'deny', podSelector: selector()}), letting([], [port({port: 80})])])).toMatchObject({
			blockedBy: ['deny', 'web-in'],
			why: 'deny allows nothing; web-in allows 80, not 8080',
		});
	});
});

test('without the labels of namespaces a namespaceSelector is not judged', () => {
	const byNamespace = peer({namespaceSelector: selector({team: 'b'})});
	expect(policyVerdict(client, backend, 8080, 'TCP', [letting([byNamespace])], undefined)).toStrictEqual({
		kind: 'unknown',
	});
	expect(policyVerdict(client, backend, 8080, 'TCP', [letting([byNamespace, clients])], undefined)).toStrictEqual({
		kind: 'allowed',
	});
});

test("a client on the host's network comes from its node: what is not open to all is unknown", () => {
	const onHost = {...client, isOnHostNetwork: true};
	expect(verdict([policy()], onHost)).toStrictEqual({kind: 'unknown'});
	expect(verdict([letting([])], onHost)).toStrictEqual({kind: 'allowed'});
});
