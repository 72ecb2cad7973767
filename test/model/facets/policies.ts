import {expect, test} from 'vitest';
import {createClusterStore} from '../../../source/model/store/cluster-store.ts';
import {ingress, ingressClass, namespace, peer, policy, selector} from '../../_helpers/networking.ts';
import {pod, service, workload} from '../../_helpers/objects.ts';

const always = () => true;
const changed = (world: ReturnType<typeof createClusterStore>) =>
	world.rebuildDirtyViews(always).changed.map(({key}) => key);

/** The Services shop/web and shop/db with a pod each, joined. */
const withTwo = () => {
	const world = createClusterStore();
	world.upsert('services', service());
	world.upsert('services', service({name: 'db', selector: {app: 'db'}}));
	world.upsert('pods', pod());
	world.upsert('pods', pod({name: 'db-1', labels: {app: 'db'}}));
	world.populated();
	world.rebuildDirtyViews(always);
	return world;
};

test('a policy concerns the Services whose pods it selects, and only those', () => {
	const world = withTwo();
	world.upsert('networkpolicies', policy());
	expect(changed(world)).toStrictEqual(['shop/web']);
	expect(world.view('shop/web')).toMatchObject({policies: [{name: 'web-in'}], namespaces: []});
	expect(world.view('shop/db')).toMatchObject({policies: [], neighbours: []});
	world.upsert('networkpolicies', structuredClone(policy()));
	expect(world.isDirty()).toBe(false);
	world.upsert('networkpolicies', policy({podSelector: selector({app: 'db'})}));
	expect(changed(world).sort()).toStrictEqual(['shop/db', 'shop/web']);
	world.remove('networkpolicies', policy());
	expect(changed(world)).toStrictEqual(['shop/db']);
});

test('labels that come or go in the namespace concern those a policy is about', () => {
	const world = withTwo();
	world.upsert('networkpolicies', policy());
	world.rebuildDirtyViews(always);
	world.upsert('pods', pod({name: 'client', labels: {role: 'client'}}));
	expect(changed(world)).toStrictEqual(['shop/web']);
	expect(world.view('shop/web')!.neighbours).toContainEqual({role: 'client'});
	world.upsert('pods', pod({name: 'client-2', labels: {role: 'client'}}));
	expect(changed(world)).toStrictEqual([]);
	world.upsert('deployments', workload({name: 'later', podLabels: {role: 'later'}}));
	expect(changed(world)).toStrictEqual(['shop/web']);
});

test('namespaces are joined where a policy asks for their labels', () => {
	const world = withTwo();
	const asking = policy({ingress: [{ports: [], peers: [peer({namespaceSelector: selector({team: 'a'})})]}]});
	world.upsert('networkpolicies', asking);
	world.rebuildDirtyViews(always);
	expect(world.view('shop/web')!.namespaces).toBeUndefined();
	world.upsert('namespaces', namespace('shop'));
	expect(changed(world)).toStrictEqual(['shop/web']);
	expect(world.view('shop/web')!.namespaces).toStrictEqual([namespace('shop')]);
	world.upsert('namespaces', structuredClone(namespace('shop')));
	expect(world.isDirty()).toBe(false);
});

test('a Service that an Ingress names and nobody has is missing until it comes', () => {
	const world = withTwo();
	world.upsert('ingresses', ingress({backends: [{service: 'gone', port: 80, path: 'spec.defaultBackend'}]}));
	expect(world.missingServices()).toMatchObject([
		{namespace: 'shop', name: 'gone', ingresses: [{name: 'front'}], services: ['db', 'web']},
	]);
	world.upsert('services', service({name: 'gone'}));
	expect(world.missingServices()).toStrictEqual([]);
	world.remove('services', service({name: 'gone'}));
	world.remove('ingresses', ingress());
	expect(world.missingServices()).toStrictEqual([]);
});

test('what is held is listed', () => {
	const world = withTwo();
	world.upsert('networkpolicies', policy());
	world.upsert('ingresses', ingress());
	world.upsert('ingressclasses', ingressClass());
	for (const [resource, name] of [
		['networkpolicies', 'web-in'],
		['ingresses', 'front'],
		['ingressclasses', 'nginx'],
	] as const) {
		expect([...world.records(resource)].map(record => record.name)).toStrictEqual([name]);
	}
});

test('a policy that closes what pods send concerns every Service of the namespace', () => {
	const world = withTwo();
	const resolver = pod({namespace: 'kube-system', name: 'coredns-1', labels: {'k8s-app': 'kube-dns'}});
	world.upsert('pods', resolver);
	const closing = policy({name: 'out', podSelector: selector({app: 'db'}), policyTypes: ['Egress']});
	world.upsert('networkpolicies', closing);
	expect(changed(world).sort()).toStrictEqual(['shop/db', 'shop/web']);
	expect(world.view('shop/web')).toMatchObject({policies: [], egressPolicies: [closing], resolvers: [resolver]});
	world.upsert('pods', pod({name: 'client', labels: {role: 'client'}}));
	expect(changed(world).sort()).toStrictEqual(['shop/db', 'shop/web']);
	world.remove('networkpolicies', closing);
	expect(changed(world).sort()).toStrictEqual(['shop/db', 'shop/web']);
	expect(world.view('shop/web')).toMatchObject({egressPolicies: [], resolvers: [], neighbours: []});
});

test('a policy that selects nobody concerns those whose labels it nearly has, until somebody comes', () => {
	const world = withTwo();
	const misspelt = policy({name: 'later', podSelector: selector({app: 'WEB'})});
	world.upsert('networkpolicies', misspelt);
	world.rebuildDirtyViews(always);
	expect(world.view('shop/web')!.idlePolicies.map(({name}) => name)).toContain('later');
	expect(world.view('shop/db')!.idlePolicies).toStrictEqual([]);
	world.upsert('pods', pod({name: 'webb-1', labels: {app: 'WEB'}}));
	expect(changed(world)).toStrictEqual(['shop/web']);
	expect(world.view('shop/web')!.idlePolicies.map(({name}) => name)).not.toContain('later');
});
