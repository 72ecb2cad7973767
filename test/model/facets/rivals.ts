import {expect, test} from 'vitest';
import type {Service} from '../../../source/model/objects.ts';
import {createClusterStore} from '../../../source/model/store/cluster-store.ts';
import {service, servicePort} from '../../_helpers/objects.ts';

const always = () => true;
const address = '203.0.113.7';
const web = service({externalIPs: [address]});
const edge = service({namespace: 'infra', name: 'edge', externalIPs: [address]});

const storeOf = (...services: readonly Service[]) => {
	const store = createClusterStore();
	for (const each of services) {
		store.upsert('services', each);
	}

	store.rebuildDirtyViews(always);
	return {
		...store,
		viewOf(key = 'shop/web') {
			store.rebuildDirtyViews(always);
			return store.view(key)!;
		},
	};
};

const rivalNames = (...services: readonly Service[]) =>
	storeOf(...services)
		.viewOf()
		.rivals.map(rival => `${rival.service} ${rival.address} ${rival.port}/${rival.protocol}`);

test('two Services with one external IP and port are rivals, in whatever namespaces, for as long as both have it', () => {
	const store = storeOf(web, edge);
	expect(store.viewOf().rivals).toStrictEqual([
		{address, port: 80, protocol: 'TCP', service: 'infra/edge', field: 'externalIPs'},
	]);
	expect(store.viewOf('infra/edge').rivals.map(rival => rival.service)).toStrictEqual(['shop/web']);
	store.upsert('services', {...edge, externalIPs: ['203.0.113.8']});
	expect(store.viewOf().rivals).toStrictEqual([]);
	store.upsert('services', edge);
	expect(store.viewOf().rivals).toHaveLength(1);
	store.remove('services', edge);
	expect(store.viewOf().rivals).toStrictEqual([]);
});

test('another port or protocol, and a Service that kube-proxy forwards nothing to, is no rival', () => {
	const [dns, other] = [servicePort({port: 80, protocol: 'UDP'}), servicePort({port: 81})];
	expect(rivalNames(web, {...edge, ports: [dns, other]})).toStrictEqual([]);
	expect(rivalNames(web, {...edge, clusterIPs: ['None']})).toStrictEqual([]);
	expect(rivalNames(web, {...edge, type: 'ExternalName', clusterIPs: []})).toStrictEqual([]);
	expect(rivalNames(web, {...edge, externalIPs: [], loadBalancerIP: address})).toStrictEqual([]);
});

test('an IPv6 address is the same however it is written', () => {
	expect(rivalNames({...web, externalIPs: ['fd00::7']}, {...edge, externalIPs: ['FD00:0::0:7']})).toHaveLength(1);
});

test('one of two has to have asked for an address: a controller may share what it gives', () => {
	const balanced = {type: 'LoadBalancer', externalIPs: [], loadBalancerIngress: [address]} as const;
	const asked = {type: 'LoadBalancer', externalIPs: [], loadBalancerIP: address} as const;
	expect(rivalNames({...web, ...balanced}, {...edge, ...balanced})).toStrictEqual([]);
	expect(rivalNames({...web, ...balanced}, edge)).toHaveLength(1);
	expect(rivalNames({...web, ...balanced}, {...edge, ...asked})).toHaveLength(1);
	expect(rivalNames({...web, ...asked}, {...edge, ...asked})).toHaveLength(1);
});
