import {expect, test} from 'vitest';
import {createClusterStore} from '../../../source/model/store/cluster-store.ts';
import {pod, service, slice, workload} from '../../_helpers/objects.ts';
import {podEvents} from '../../_helpers/pod-events.ts';

const always = () => true;
const later = <T>(records: readonly T[]) => records.map(record => structuredClone(record));

/** A world with the Service shop/web, its pod and its slice, joined. */
const withWeb = () => {
	const world = createClusterStore();
	world.upsert('services', service());
	world.upsert('pods', pod());
	world.upsert('endpointslices', slice());
	world.populated();
	world.rebuildDirtyViews(always);
	return world;
};

const changed = (world: ReturnType<typeof createClusterStore>) =>
	world.rebuildDirtyViews(always).changed.map(({key}) => key);

test('a Service is joined with its slices, pods and workloads', () => {
	const world = withWeb();
	world.upsert('deployments', workload());
	const {changed: views} = world.rebuildDirtyViews(always);
	expect(views).toHaveLength(1);
	expect(views[0]).toMatchObject({
		key: 'shop/web',
		slices: [{name: slice().name}],
		pods: [{name: 'web-1'}],
		workloads: [{name: 'web'}],
		nearMatches: [],
	});
});

test('what says the same again changes nothing, and the view stays the same object', () => {
	const world = withWeb();
	const before = world.view('shop/web');
	world.upsert('services', ...(later([service()]) as [ReturnType<typeof service>]));
	world.upsert('pods', ...(later([pod()]) as [ReturnType<typeof pod>]));
	world.upsert('endpointslices', ...(later([slice()]) as [ReturnType<typeof slice>]));
	expect(world.isDirty()).toBe(false);
	expect(changed(world)).toStrictEqual([]);
	expect(world.view('shop/web')).toBe(before);
});

test('a pod concerns only the Services that select it', () => {
	const world = withWeb();
	world.upsert('services', service({name: 'db', selector: {app: 'db'}}));
	world.upsert('pods', pod({name: 'db-1', labels: {app: 'db'}}));
	world.upsert('services', service({name: 'manual', selector: {}}));
	world.rebuildDirtyViews(always);
	world.upsert('pods', pod({conditions: []}));
	expect(changed(world)).toStrictEqual(['shop/web']);
});

test('a pod that changes its labels concerns those it leaves and those it joins', () => {
	const world = withWeb();
	world.upsert('services', service({name: 'db', selector: {app: 'db'}}));
	world.rebuildDirtyViews(always);
	world.upsert('pods', pod({labels: {app: 'db'}}));
	expect(changed(world).sort()).toStrictEqual(['shop/db', 'shop/web']);
	expect(world.view('shop/web')!.pods).toStrictEqual([]);
	expect(world.view('shop/db')!.pods.map(({name}) => name)).toStrictEqual(['web-1']);
});

test('a slice that changes its Service concerns both', () => {
	const world = withWeb();
	world.upsert('services', service({name: 'other', selector: {}}));
	world.rebuildDirtyViews(always);
	world.upsert('endpointslices', {...slice(), service: 'other'});
	expect(changed(world).sort()).toStrictEqual(['shop/other', 'shop/web']);
});

test('selectors do not cross namespaces', () => {
	const world = withWeb();
	world.upsert('pods', pod({namespace: 'other', name: 'web-9'}));
	expect(changed(world)).toStrictEqual([]);
	expect(world.view('shop/web')!.pods).toHaveLength(1);
});

test('near matches are looked for once everything is here, and follow the pods', () => {
	const world = createClusterStore();
	world.upsert('services', service({selector: {app: 'checkuot'}}));
	world.upsert('pods', pod({labels: {app: 'checkout'}}));
	world.rebuildDirtyViews(always);
	expect(world.view('shop/web')!.nearMatches).toStrictEqual([]);
	world.populated();
	world.rebuildDirtyViews(always);
	expect(world.view('shop/web')!.nearMatches[0]!.pods).toStrictEqual(['web-1']);
	world.upsert('pods', pod({name: 'web-2', labels: {app: 'checkout'}}));
	expect(world.isNearMatchRefreshDue()).toBe(true);
	expect(world.isDirty()).toBe(false);
	world.refreshNearMatches();
	expect(world.isNearMatchRefreshDue()).toBe(false);
	world.rebuildDirtyViews(always);
	expect(world.view('shop/web')!.nearMatches[0]!.pods).toStrictEqual(['web-1', 'web-2']);
	world.remove('pods', pod({name: 'web-2'}));
	world.remove('pods', pod({name: 'web-1'}));
	world.refreshNearMatches();
	world.rebuildDirtyViews(always);
	expect(world.view('shop/web')!.nearMatches).toStrictEqual([]);
});

test('a Service that goes is told once', () => {
	const world = withWeb();
	world.remove('services', service());
	expect(world.rebuildDirtyViews(always)).toStrictEqual({changed: [], removed: ['shop/web']});
	expect(world.rebuildDirtyViews(always)).toStrictEqual({changed: [], removed: []});
	expect(world.view('shop/web')).toBeUndefined();
});

test('what there is no time for stays marked', () => {
	const world = createClusterStore();
	for (const name of ['a', 'b', 'c']) {
		world.upsert('services', service({name}));
	}

	let left = 2;
	expect(world.rebuildDirtyViews(() => left-- > 0).changed).toHaveLength(2);
	expect(world.isDirty()).toBe(true);
	expect(world.hasAllViews()).toBe(false);
	expect(world.rebuildDirtyViews(always).changed).toHaveLength(1);
	expect(world.isDirty()).toBe(false);
	world.upsert('services', service({name: 'a', type: 'NodePort'}));
	expect(world.isDirty()).toBe(true);
	expect(world.hasAllViews()).toBe(true);
});

test('what events told of a pod reaches the Services that select it, and goes with it', () => {
	const world = withWeb();
	const told = podEvents({}, {reason: 'FailedMount', message: 'configmap "web" not found', container: ''});
	world.setPodEvents(pod(), told);
	expect(changed(world)).toStrictEqual(['shop/web']);
	expect([...world.view('shop/web')!.podEvents.values()]).toStrictEqual([told]);
	world.remove('pods', pod());
	world.upsert('pods', pod());
	world.rebuildDirtyViews(always);
	expect(world.view('shop/web')!.podEvents.size).toBe(0);
});

test('an event that says the same again is no change', () => {
	const world = withWeb();
	world.setPodEvents(pod(), podEvents({}));
	world.rebuildDirtyViews(always);
	world.setPodEvents(pod(), podEvents({}));
	expect(world.isDirty()).toBe(false);
	world.setPodEvents(pod(), podEvents({message: 'Readiness probe failed: HTTP probe failed with statuscode: 503'}));
	expect(changed(world)).toStrictEqual(['shop/web']);
});

test('a pod is known until it is gone, and another of its name is another', () => {
	const world = withWeb();
	expect(world.hasPod(pod())).toBe(true);
	world.remove('pods', pod());
	expect(world.hasPod(pod())).toBe(false);
	world.upsert('pods', pod({uid: 'another'}));
	expect(world.hasPod(pod())).toBe(false);
});

test('records and namespaces are listed', () => {
	const world = withWeb();
	world.upsert('deployments', workload());
	world.upsert('daemonsets', workload({kind: 'DaemonSet', name: 'agent'}));
	expect([...world.records('deployments')].map(({name}) => name)).toStrictEqual(['web']);
	expect([...world.records('daemonsets')].map(({name}) => name)).toStrictEqual(['agent']);
	expect([...world.records('pods')].map(({name}) => name)).toStrictEqual(['web-1']);
	expect(world.namespaceNames()).toStrictEqual(['shop']);
	world.upsert('namespaces', {...service({name: 'empty'}), namespace: ''});
	expect(world.namespaceNames()).toStrictEqual(['empty']);
	expect(world.podsIn('shop').map(({name}) => name)).toStrictEqual(['web-1']);
});

test('a selector that matches nothing here is told of pods elsewhere, and follows them', () => {
	const world = createClusterStore();
	world.upsert('services', service());
	world.upsert('pods', pod({namespace: 'billing'}));
	world.upsert('pods', pod({namespace: 'kube-system'}));
	world.populated();
	world.rebuildDirtyViews(always);
	expect(world.view('shop/web')!.elsewhere).toStrictEqual([{namespace: 'billing', pods: 1}]);
	world.upsert('pods', pod({namespace: 'billing', conditions: []}));
	expect(changed(world)).toStrictEqual([]);
	world.remove('pods', {namespace: 'billing', name: 'web-1'});
	expect(changed(world)).toStrictEqual(['shop/web']);
	expect(world.view('shop/web')!.elsewhere).toStrictEqual([]);
});

test('a node that is lost concerns the Services judged by nodes, and no others', () => {
	const world = createClusterStore();
	const node = {namespace: '', name: 'node-1', isReady: true, isOpen: true};
	world.upsert('services', service({name: 'near', isInternallyLocal: true}));
	world.upsert('services', service({name: 'plain'}));
	world.rebuildDirtyViews(() => true);
	expect(world.view('shop/near')!.nodes).toBeUndefined();
	world.upsert('nodes', node);
	expect(world.rebuildDirtyViews(() => true).changed.map(({key}) => key)).toStrictEqual(['shop/near']);
	world.upsert('nodes', {...node});
	expect(world.isDirty()).toBe(false);
	world.upsert('nodes', {...node, isReady: false});
	expect(world.rebuildDirtyViews(() => true).changed.map(({nodes}) => nodes)).toStrictEqual([
		[{...node, isReady: false}],
	]);
	world.remove('nodes', node);
	expect([...world.records('nodes')]).toStrictEqual([]);
});
