import {expect, test} from 'vitest';
import type {PolicyBetween} from '../../../../source/model/networking/network-policy.ts';
import {createClusterStore} from '../../../../source/model/store/cluster-store.ts';
import type {Hop, Trail} from '../../../../source/probes/trace/hop.ts';
import {planTo} from '../../../../source/probes/trace/trace-plan.ts';
import {traceVerdict} from '../../../../source/probes/trace/verdicts/trace-verdict.ts';
import {caller} from '../../../_helpers/callers.ts';
import {peer, policy, selector} from '../../../_helpers/networking.ts';
import {pod, service, servicePort, view} from '../../../_helpers/objects.ts';

const client = pod({name: 'client', labels: {app: 'client'}});
const pods = [
	pod({name: 'web-1', ips: ['10.244.1.7'], labels: {app: 'web', first: 'yes'}}),
	pod({name: 'web-2', ips: ['10.244.2.7']}),
];
const web = view({pods, service: service({ports: [servicePort({name: 'http'})]})});

const hop = (overrides: Partial<Hop>): Hop => ({
	hop: 'endpoint',
	client: {namespace: 'shop', pod: 'client', container: 'client'},
	target: '10.244.1.7:8080',
	outcome: 'conn-timeout',
	ms: 3000,
	tool: 'curl',
	command: [],
	detail: 'connection timed out',
	pod: 'web-1',
	...overrides,
});

const name = hop({hop: 'dns', target: 'web.shop.svc.cluster.local.', outcome: 'ok', detail: '10.96.4.7', pod: ''});
const silent = [name, hop({}), hop({target: '10.244.2.7:8080', pod: 'web-2'})];

const storeWith = (...policies: ReadonlyArray<ReturnType<typeof policy>>) => {
	const clusterStore = createClusterStore();
	for (const each of [client, ...pods]) {
		clusterStore.upsert('pods', each);
	}

	for (const each of policies) {
		clusterStore.upsert('networkpolicies', each);
	}

	return clusterStore;
};

const verdictOf = (hops: readonly Hop[], policyBetween: PolicyBetween | undefined) => {
	const trail: Trail = {
		client: {namespace: 'shop', pod: 'client', container: 'main'},
		hops,
		ports: [],
		impossible: undefined,
		usesClusterDns: true,
		caller: caller(),
	};
	return traceVerdict({plan: planTo(web, 0), trail, findings: [], policyBetween});
};

const friends = policy({
	name: 'friends',
	ingress: [{peers: [peer({podSelector: selector({role: 'friend'})})], ports: []}],
});

test('a silent endpoint and a policy that does not allow the client are one story', () => {
	const verdict = verdictOf(silent, storeWith(friends).policyBetween);
	expect(verdict).toMatchObject({
		code: 'endpoint-timeout',
		title: 'Connection timed out on all endpoints: blocked by NetworkPolicy friends',
		cause: expect.stringContaining('friends allows only from pods role=friend'),
	});
	expect(verdict.fixes[0]).toMatchObject({argv: ['kubectl', '-n', 'shop', 'describe', 'networkpolicy', 'friends']});
});

test('what closes the client itself is named too', () => {
	const closed = policy({name: 'stay-home', podSelector: selector({app: 'client'}), policyTypes: ['Egress']});
	expect(verdictOf(silent, storeWith(closed).policyBetween).title).toContain('NetworkPolicy stay-home');
});

test('a policy that allows the client, or stops it from one endpoint only, is not blamed for the silence of all', () => {
	const welcome = policy({ingress: [{peers: [], ports: []}]});
	const first = policy({name: 'first', podSelector: selector({first: 'yes'})});
	for (const each of [welcome, first]) {
		const {title, cause} = verdictOf(silent, storeWith(each).policyBetween);
		expect(title).toBe('Connection timed out on all endpoints');
		expect(cause).toContain('stands between');
	}
});

test('where some endpoints answer, the policy of the silent one is told', () => {
	const clusterStore = storeWith(policy({name: 'canary', podSelector: selector({track: 'canary'})}));
	clusterStore.upsert('pods', pod({name: 'web-2', ips: ['10.244.2.7'], labels: {app: 'web', track: 'canary'}}));
	const hops = [name, hop({outcome: 'ok', detail: '200 OK'}), hop({target: '10.244.2.7:8080', pod: 'web-2'})];
	expect(verdictOf(hops, clusterStore.policyBetween)).toMatchObject({
		code: 'some-endpoints-fail',
		cause: expect.stringContaining('NetworkPolicy canary blocks client from web-2: canary allows nothing.'),
	});
});

test('policies that are not known, or pods, say nothing', () => {
	expect(verdictOf(silent, undefined).title).not.toContain('NetworkPolicy');
	expect(verdictOf(silent, createClusterStore().policyBetween).title).not.toContain('NetworkPolicy');
});
