import {expect, test} from 'vitest';
import {isLetIn} from '../../../source/demo/network/network-policy.ts';
import type {KubernetesObject, PodObject} from '../../../source/demo/objects/kubernetes-object.ts';
import {podOf, startDemo} from '../../_helpers/demo-api.ts';

test('a policy closes the pods it selects, but for whom it names', async () => {
	const server = await startDemo();
	const pod = (app: string, namespace = 'shop') =>
		server.store.get<PodObject>('pods', namespace, podOf(server, namespace, app))!;
	const client = pod('toolbox');
	const auditor = {...client, metadata: {...client.metadata, labels: {role: 'auditor'}}};
	expect(isLetIn(server.store, pod('web'), client, 8080)).toBe(true);
	expect(isLetIn(server.store, pod('vault'), client, 8080)).toBe(false);
	expect(isLetIn(server.store, pod('vault'), pod('vault'), 8080)).toBe(true);
	expect(isLetIn(server.store, pod('vault'), auditor, 8080)).toBe(true);
	const elsewhere = {...auditor, metadata: {...auditor.metadata, namespace: 'infra'}};
	expect(isLetIn(server.store, pod('vault'), elsewhere, 8080)).toBe(false);
});

test('a policy is about ports, and about namespaces by their labels', async () => {
	const server = await startDemo();
	const pod = (app: string, namespace: string) =>
		server.store.get<PodObject>('pods', namespace, podOf(server, namespace, app))!;
	const [client, guest, neighbour] = [pod('toolbox', 'shop'), pod('netshoot', 'infra'), pod('tours', 'harbor')];
	expect(isLetIn(server.store, pod('scales', 'harbor'), client, 8080)).toBe(false);
	expect(isLetIn(server.store, pod('scales', 'harbor'), client, 80)).toBe(true);
	expect(isLetIn(server.store, pod('customs', 'harbor'), guest, 8080)).toBe(true);
	expect(isLetIn(server.store, pod('customs', 'harbor'), client, 8080)).toBe(false);
	expect(isLetIn(server.store, pod('safes', 'harbor'), guest, 8080)).toBe(false);
	expect(isLetIn(server.store, pod('safes', 'harbor'), neighbour, 8080)).toBe(true);
});

test('the objects of networking.k8s.io are served', async () => {
	const {store} = await startDemo();
	const names = (plural: 'networkpolicies' | 'ingresses' | 'ingressclasses') =>
		store.list<KubernetesObject>(plural).map(({metadata}) => metadata.name);
	expect(names('networkpolicies')).toContain('vault-in');
	expect(names('ingresses').sort()).toEqual(expect.arrayContaining(['storefront', 'web']));
	expect(names('ingressclasses')).toStrictEqual(['nginx']);
});
