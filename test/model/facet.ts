import {readdirSync} from 'node:fs';
import {expect, test} from 'vitest';
import {type AnyFacet, facet} from '../../source/model/facet.ts';
import {emptyParts, facets} from '../../source/model/facets/index.ts';
import {createClusterStore} from '../../source/model/store/cluster-store.ts';
import {pod, service} from '../_helpers/objects.ts';
import {podEvents} from '../_helpers/pod-events.ts';

declare module '../../source/model/service-view.ts' {
	interface Parts {
		/** Names of the ready nodes that its pods run on, sorted. */
		readonly readyNodes?: readonly string[];
	}
}

/** A facet that svctop does not have, as its file would have it. */
const readyNodes = facet({
	empty: {readyNodes: []},
	from: ['pods'],
	inputs: ['nodes'],
	follow: ({all, stores, mark}) => ({
		changed: {
			nodes() {
				for (const [namespace, {services}] of stores) {
					mark(namespace, services.keys());
				}
			},
		},
		build(_service, {pods}) {
			const used = new Set(pods.map(({node}) => node));
			const ready = all('nodes').filter(({name, isReady}) => isReady && used.has(name));
			return {readyNodes: ready.map(({name}) => name).sort()};
		},
	}),
});

const always = () => true;
const node = {namespace: '', name: 'one', isReady: true, isOpen: true};

const withFacet = () => {
	const store = createClusterStore([...facets, readyNodes], {...emptyParts, ...readyNodes.empty});
	store.upsert('services', service());
	store.upsert('pods', pod({node: 'one'}));
	store.rebuildDirtyViews(always);
	return store;
};

test('a facet is joined, compared and followed by what its one file says', () => {
	const store = withFacet();
	expect(store.view('shop/web')!.readyNodes).toStrictEqual([]);

	store.upsert('nodes', node);
	expect(store.rebuildDirtyViews(always).changed.map(({key}) => key)).toStrictEqual(['shop/web']);
	const view = store.view('shop/web')!;
	expect(view.readyNodes).toStrictEqual(['one']);

	// What it makes anew says the same: the view stays the same object.
	store.upsert('nodes', {...node, isOpen: false});
	expect(store.isDirty()).toBe(true);
	expect(store.rebuildDirtyViews(always).changed).toStrictEqual([]);
	expect(store.view('shop/web')).toBe(view);
});

test('of a Service that does not exist a facet tells nothing', () => {
	const store = withFacet();
	store.upsert('nodes', node);
	store.upsert('ingresses', {
		namespace: 'shop',
		name: 'front',
		uid: '',
		created: 0,
		labels: {},
		className: '',
		backends: [{service: 'gone', port: 80, path: 'spec.defaultBackend'}],
	} as never);
	store.servicesKnown();
	store.rebuildDirtyViews(always);
	expect(store.view('shop/gone')).toMatchObject({missing: {name: 'gone'}, readyNodes: [], pods: []});
});

test('what has not changed of a view stays the same object', () => {
	const store = withFacet();
	const events = podEvents({reason: 'FailedMount', message: 'no such secret', container: ''});
	store.setPodEvents(pod({node: 'one'}), events);
	store.rebuildDirtyViews(always);
	const before = store.view('shop/web')!;
	store.upsert('services', service({labels: {tier: 'web'}}));
	store.rebuildDirtyViews(always);
	const after = store.view('shop/web')!;
	expect(after).not.toBe(before);
	expect(
		Object.entries(after).filter(([part, value]) => part !== 'service' && before[part as 'pods'] !== value),
	).toEqual([]);
	expect(after.podEvents).toStrictEqual(new Map([[pod().uid, events]]));
});

test('every file of facets is in the list, after those it is built from, and no two have a part in common', () => {
	const files = readdirSync(new URL('../../source/model/facets/', import.meta.url)).filter(file => file !== 'index.ts');
	const parts = facets.flatMap(({empty}) => Object.keys(empty));
	expect(facets).toHaveLength(files.length);
	expect(parts.toSorted()).toStrictEqual([...new Set(parts)].sort());
	expect(parts.toSorted()).toStrictEqual(Object.keys(emptyParts).sort());
	const built = new Set<string>();
	for (const {from = [], empty} of facets satisfies readonly AnyFacet[]) {
		expect(from.filter(part => !built.has(part))).toStrictEqual([]);
		for (const part of Object.keys(empty)) {
			built.add(part);
		}
	}
});
