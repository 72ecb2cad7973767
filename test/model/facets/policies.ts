import {expect, test} from 'vitest';
import {createClusterStore} from '../../../source/model/store/cluster-store.ts';
import {ingress, ingressClass, namespace, peer, policy, selector} from '../../_helpers/networking.ts';
import {pod, service, workload} from '../../_helpers/objects.ts';

const always = () => true;
const changed = (store: ReturnType<typeof createClusterStore>) =>
	store.rebuildDirtyViews(always).changed.map(({key}) => key);

/** The Services shop/web and shop/db with a pod each, joined. */
const withTwo = () => {
	const store = createClusterStore();
	store.upsert('services', service());
	store.upsert('services', service({name: 'db', selector: {app: 'db'}}));
	store.upsert('pods', pod());
	store.upsert('pods', pod({name: 'db-1', labels: {app: 'db'}}));
	store.populated();
	store.rebuildDirtyViews(always);
	return store;
};

test('a policy concerns the Services whose pods it selects, and only those', () => {
	const store = withTwo();
	store.upsert('networkpolicies', policy());
	expect(changed(store)).toStrictEqual(['shop/web']);
	expect(store.view('shop/web')).toMatchObject({policies: [{name: 'web-in'}], namespaces: []});
	expect(store.view('shop/db')).toMatchObject({policies: [], neighbours: []});
	store.upsert('networkpolicies', structuredClone(policy()));
	expect(store.isDirty()).toBe(false);
	store.upsert('networkpolicies', policy({podSelector: selector({app: 'db'})}));
	expect(changed(store).sort()).toStrictEqual(['shop/db', 'shop/web']);
	store.remove('networkpolicies', policy());
	expect(changed(store)).toStrictEqual(['shop/db']);
});

test('labels that come or go in the namespace concern those a policy is about', () => {
	const store = withTwo();
	store.upsert('networkpolicies', policy());
	store.rebuildDirtyViews(always);
	store.upsert('pods', pod({name: 'client', labels: {role: 'client'}}));
	expect(changed(store)).toStrictEqual(['shop/web']);
	expect(store.view('shop/web')!.neighbours).toContainEqual({role: 'client'});
	store.upsert('pods', pod({name: 'client-2', labels: {role: 'client'}}));
	expect(changed(store)).toStrictEqual([]);
	store.upsert('deployments', workload({name: 'later', podLabels: {role: 'later'}}));
	expect(changed(store)).toStrictEqual(['shop/web']);
});

test('namespaces are joined where a policy asks for their labels', () => {
	const store = withTwo();
	const asking = policy({ingress: [{ports: [], peers: [peer({namespaceSelector: selector({team: 'a'})})]}]});
	store.upsert('networkpolicies', asking);
	store.rebuildDirtyViews(always);
	expect(store.view('shop/web')!.namespaces).toBeUndefined();
	store.upsert('namespaces', namespace('shop'));
	expect(changed(store)).toStrictEqual(['shop/web']);
	expect(store.view('shop/web')!.namespaces).toStrictEqual([namespace('shop')]);
	store.upsert('namespaces', structuredClone(namespace('shop')));
	expect(store.isDirty()).toBe(false);
});

test('a Service that an Ingress names and nobody has is missing until it comes', () => {
	const store = withTwo();
	store.upsert('ingresses', ingress({backends: [{service: 'gone', port: 80, path: 'spec.defaultBackend'}]}));
	expect(store.missingServices()).toMatchObject([
		{namespace: 'shop', name: 'gone', ingresses: [{name: 'front'}], services: ['db', 'web']},
	]);
	store.upsert('services', service({name: 'gone'}));
	expect(store.missingServices()).toStrictEqual([]);
	store.remove('services', service({name: 'gone'}));
	store.remove('ingresses', ingress());
	expect(store.missingServices()).toStrictEqual([]);
});

test('what is held is listed', () => {
	const store = withTwo();
	store.upsert('networkpolicies', policy());
	store.upsert('ingresses', ingress());
	store.upsert('ingressclasses', ingressClass());
	for (const [resource, name] of [
		['networkpolicies', 'web-in'],
		['ingresses', 'front'],
		['ingressclasses', 'nginx'],
	] as const) {
		expect([...store.records(resource)].map(record => record.name)).toStrictEqual([name]);
	}
});

test('a policy that closes what pods send concerns every Service of the namespace', () => {
	const store = withTwo();
	const resolver = pod({namespace: 'kube-system', name: 'coredns-1', labels: {'k8s-app': 'kube-dns'}});
	store.upsert('pods', resolver);
	const closing = policy({name: 'out', podSelector: selector({app: 'db'}), policyTypes: ['Egress']});
	store.upsert('networkpolicies', closing);
	expect(changed(store).sort()).toStrictEqual(['shop/db', 'shop/web']);
	expect(store.view('shop/web')).toMatchObject({policies: [], egressPolicies: [closing], resolvers: [resolver]});
	store.upsert('pods', pod({name: 'client', labels: {role: 'client'}}));
	expect(changed(store).sort()).toStrictEqual(['shop/db', 'shop/web']);
	store.remove('networkpolicies', closing);
	expect(changed(store).sort()).toStrictEqual(['shop/db', 'shop/web']);
	expect(store.view('shop/web')).toMatchObject({egressPolicies: [], resolvers: [], neighbours: []});
});

test('a policy that selects nobody concerns those whose labels it nearly has, until somebody comes', () => {
	const store = withTwo();
	const misspelt = policy({name: 'later', podSelector: selector({app: 'WEB'})});
	store.upsert('networkpolicies', misspelt);
	store.rebuildDirtyViews(always);
	expect(store.view('shop/web')!.idlePolicies.map(({name}) => name)).toContain('later');
	expect(store.view('shop/db')!.idlePolicies).toStrictEqual([]);
	store.upsert('pods', pod({name: 'webb-1', labels: {app: 'WEB'}}));
	expect(changed(store)).toStrictEqual(['shop/web']);
	expect(store.view('shop/web')!.idlePolicies.map(({name}) => name)).not.toContain('later');
});
