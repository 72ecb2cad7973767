import {expect, test} from 'vitest';
import {createClusterStore} from '../../../source/model/store/cluster-store.ts';
import {pod, service, slice, workload} from '../../_helpers/objects.ts';
import {podEvents} from '../../_helpers/pod-events.ts';

const always = () => true;
const later = <T>(records: readonly T[]) => records.map(record => structuredClone(record));

/** A store with the Service shop/web, its pod and its slice, joined. */
const withWeb = () => {
	const store = createClusterStore();
	store.upsert('services', service());
	store.upsert('pods', pod());
	store.upsert('endpointslices', slice());
	store.populated();
	store.rebuildDirtyViews(always);
	return store;
};

const changed = (store: ReturnType<typeof createClusterStore>) =>
	store.rebuildDirtyViews(always).changed.map(({key}) => key);

test('a Service is joined with its slices, pods and workloads', () => {
	const store = withWeb();
	store.upsert('deployments', workload());
	const {changed: views} = store.rebuildDirtyViews(always);
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
	const store = withWeb();
	const before = store.view('shop/web');
	store.upsert('services', ...(later([service()]) as [ReturnType<typeof service>]));
	store.upsert('pods', ...(later([pod()]) as [ReturnType<typeof pod>]));
	store.upsert('endpointslices', ...(later([slice()]) as [ReturnType<typeof slice>]));
	expect(store.isDirty()).toBe(false);
	expect(changed(store)).toStrictEqual([]);
	expect(store.view('shop/web')).toBe(before);
});

test('a pod concerns only the Services that select it', () => {
	const store = withWeb();
	store.upsert('services', service({name: 'db', selector: {app: 'db'}}));
	store.upsert('pods', pod({name: 'db-1', labels: {app: 'db'}}));
	store.upsert('services', service({name: 'manual', selector: {}}));
	store.rebuildDirtyViews(always);
	store.upsert('pods', pod({conditions: []}));
	expect(changed(store)).toStrictEqual(['shop/web']);
});

test('a pod that changes its labels concerns those it leaves and those it joins', () => {
	const store = withWeb();
	store.upsert('services', service({name: 'db', selector: {app: 'db'}}));
	store.rebuildDirtyViews(always);
	store.upsert('pods', pod({labels: {app: 'db'}}));
	expect(changed(store).sort()).toStrictEqual(['shop/db', 'shop/web']);
	expect(store.view('shop/web')!.pods).toStrictEqual([]);
	expect(store.view('shop/db')!.pods.map(({name}) => name)).toStrictEqual(['web-1']);
});

test('a slice that changes its Service concerns both', () => {
	const store = withWeb();
	store.upsert('services', service({name: 'other', selector: {}}));
	store.rebuildDirtyViews(always);
	store.upsert('endpointslices', {...slice(), service: 'other'});
	expect(changed(store).sort()).toStrictEqual(['shop/other', 'shop/web']);
});

test('selectors do not cross namespaces', () => {
	const store = withWeb();
	store.upsert('pods', pod({namespace: 'other', name: 'web-9'}));
	expect(changed(store)).toStrictEqual([]);
	expect(store.view('shop/web')!.pods).toHaveLength(1);
});

test('near matches are looked for once everything is here, and follow the pods', () => {
	const store = createClusterStore();
	store.upsert('services', service({selector: {app: 'checkuot'}}));
	store.upsert('pods', pod({labels: {app: 'checkout'}}));
	store.rebuildDirtyViews(always);
	expect(store.view('shop/web')!.nearMatches).toStrictEqual([]);
	store.populated();
	store.rebuildDirtyViews(always);
	expect(store.view('shop/web')!.nearMatches[0]!.pods).toStrictEqual(['web-1']);
	store.upsert('pods', pod({name: 'web-2', labels: {app: 'checkout'}}));
	expect(store.isNearMatchRefreshDue()).toBe(true);
	expect(store.isDirty()).toBe(false);
	store.refreshNearMatches();
	expect(store.isNearMatchRefreshDue()).toBe(false);
	store.rebuildDirtyViews(always);
	expect(store.view('shop/web')!.nearMatches[0]!.pods).toStrictEqual(['web-1', 'web-2']);
	store.remove('pods', pod({name: 'web-2'}));
	store.remove('pods', pod({name: 'web-1'}));
	store.refreshNearMatches();
	store.rebuildDirtyViews(always);
	expect(store.view('shop/web')!.nearMatches).toStrictEqual([]);
});

test('a Service that goes is told once', () => {
	const store = withWeb();
	store.remove('services', service());
	expect(store.rebuildDirtyViews(always)).toStrictEqual({changed: [], removed: ['shop/web']});
	expect(store.rebuildDirtyViews(always)).toStrictEqual({changed: [], removed: []});
	expect(store.view('shop/web')).toBeUndefined();
});

test('what there is no time for stays marked', () => {
	const store = createClusterStore();
	for (const name of ['a', 'b', 'c']) {
		store.upsert('services', service({name}));
	}

	let left = 2;
	expect(store.rebuildDirtyViews(() => left-- > 0).changed).toHaveLength(2);
	expect(store.isDirty()).toBe(true);
	expect(store.hasAllViews()).toBe(false);
	expect(store.rebuildDirtyViews(always).changed).toHaveLength(1);
	expect(store.isDirty()).toBe(false);
	store.upsert('services', service({name: 'a', type: 'NodePort'}));
	expect(store.isDirty()).toBe(true);
	expect(store.hasAllViews()).toBe(true);
});

test('what events told of a pod reaches the Services that select it, and goes with it', () => {
	const store = withWeb();
	const reportedEvents = podEvents({}, {reason: 'FailedMount', message: 'configmap "web" not found', container: ''});
	store.setPodEvents(pod(), reportedEvents);
	expect(changed(store)).toStrictEqual(['shop/web']);
	expect([...store.view('shop/web')!.podEvents.values()]).toStrictEqual([reportedEvents]);
	store.remove('pods', pod());
	store.upsert('pods', pod());
	store.rebuildDirtyViews(always);
	expect(store.view('shop/web')!.podEvents.size).toBe(0);
});

test('an event that says the same again is no change', () => {
	const store = withWeb();
	store.setPodEvents(pod(), podEvents({}));
	store.rebuildDirtyViews(always);
	store.setPodEvents(pod(), podEvents({}));
	expect(store.isDirty()).toBe(false);
	store.setPodEvents(pod(), podEvents({message: 'Readiness probe failed: HTTP probe failed with statuscode: 503'}));
	expect(changed(store)).toStrictEqual(['shop/web']);
});

test('a pod is known until it is gone, and another of its name is another', () => {
	const store = withWeb();
	expect(store.hasPod(pod())).toBe(true);
	store.remove('pods', pod());
	expect(store.hasPod(pod())).toBe(false);
	store.upsert('pods', pod({uid: 'another'}));
	expect(store.hasPod(pod())).toBe(false);
});

test('records and namespaces are listed', () => {
	const store = withWeb();
	store.upsert('deployments', workload());
	store.upsert('daemonsets', workload({kind: 'DaemonSet', name: 'agent'}));
	expect([...store.records('deployments')].map(({name}) => name)).toStrictEqual(['web']);
	expect([...store.records('daemonsets')].map(({name}) => name)).toStrictEqual(['agent']);
	expect([...store.records('pods')].map(({name}) => name)).toStrictEqual(['web-1']);
	expect(store.namespaceNames()).toStrictEqual(['shop']);
	store.upsert('namespaces', {...service({name: 'empty'}), namespace: ''});
	expect(store.namespaceNames()).toStrictEqual(['empty']);
	expect(store.podsIn('shop').map(({name}) => name)).toStrictEqual(['web-1']);
});

test('a selector that matches nothing here is told of pods elsewhere, and follows them', () => {
	const store = createClusterStore();
	store.upsert('services', service());
	store.upsert('pods', pod({namespace: 'billing'}));
	store.upsert('pods', pod({namespace: 'kube-system'}));
	store.populated();
	store.rebuildDirtyViews(always);
	expect(store.view('shop/web')!.elsewhere).toStrictEqual([{namespace: 'billing', pods: 1}]);
	store.upsert('pods', pod({namespace: 'billing', conditions: []}));
	expect(changed(store)).toStrictEqual([]);
	store.remove('pods', {namespace: 'billing', name: 'web-1'});
	expect(changed(store)).toStrictEqual(['shop/web']);
	expect(store.view('shop/web')!.elsewhere).toStrictEqual([]);
});

test('a node that is lost concerns the Services judged by nodes, and no others', () => {
	const store = createClusterStore();
	const node = {namespace: '', name: 'node-1', isReady: true, isOpen: true};
	store.upsert('services', service({name: 'near', isInternallyLocal: true}));
	store.upsert('services', service({name: 'plain'}));
	store.rebuildDirtyViews(() => true);
	expect(store.view('shop/near')!.nodes).toBeUndefined();
	store.upsert('nodes', node);
	expect(store.rebuildDirtyViews(() => true).changed.map(({key}) => key)).toStrictEqual(['shop/near']);
	store.upsert('nodes', {...node});
	expect(store.isDirty()).toBe(false);
	store.upsert('nodes', {...node, isReady: false});
	expect(store.rebuildDirtyViews(() => true).changed.map(({nodes}) => nodes)).toStrictEqual([
		[{...node, isReady: false}],
	]);
	store.remove('nodes', node);
	expect([...store.records('nodes')]).toStrictEqual([]);
});
