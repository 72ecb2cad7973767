import {expect, test} from 'vitest';
import type {KubernetesObject} from '../../../source/demo/objects/kubernetes-object.ts';
import {createObjectStore} from '../../../source/demo/objects/object-store.ts';

const pod = (name: string, namespace = 'shop'): KubernetesObject => ({
	apiVersion: 'v1',
	kind: 'Pod',
	metadata: {name, namespace},
});

const createStore = (historyLimit?: number) => createObjectStore({now: () => 0, historyLimit});

test('one counter counts the changes of all resources', () => {
	const store = createStore();
	const first = store.create('pods', pod('a'));
	const second = store.create('services', pod('a'));
	expect(Number(second?.metadata.resourceVersion)).toBe(Number(first?.metadata.resourceVersion) + 1);
	expect(first?.metadata).toMatchObject({creationTimestamp: '1970-01-01T00:00:00Z', uid: expect.any(String)});
});

test('a name is taken once, and an equal update changes nothing', () => {
	const store = createStore();
	const created = store.create('pods', pod('a'))!;
	expect(store.create('pods', pod('a'))).toBeUndefined();
	expect(store.update('pods', {...created})).toBe(created);
	expect(store.update('pods', pod('b'))).toBeUndefined();
});

test('lists are ordered by namespace and name', () => {
	const store = createStore();
	for (const object of [pod('b'), pod('a'), pod('c', 'infra')]) {
		store.create('pods', object);
	}

	expect(store.list('pods').map(({metadata}) => metadata.name)).toEqual(['c', 'a', 'b']);
	expect(store.list('pods', 'shop').map(({metadata}) => metadata.name)).toEqual(['a', 'b']);
});

test('changes come with what was before', () => {
	const store = createStore();
	const seen: unknown[] = [];
	const stop = store.subscribe(({type, previous}) => seen.push([type, previous?.metadata.name]));
	const created = store.create('pods', pod('a'))!;
	store.update('pods', {...created, metadata: {...created.metadata, labels: {app: 'a'}}});
	store.delete('pods', 'shop', 'a');
	stop();
	store.create('pods', pod('b'));
	expect(seen).toEqual([
		['ADDED', undefined],
		['MODIFIED', 'a'],
		['DELETED', 'a'],
	]);
});

test('the history is bounded: what is too old is no longer known', () => {
	const store = createStore(3);
	const start = store.version();
	for (const name of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) {
		store.create('pods', pod(name));
	}

	expect(store.since('pods', start)).toBeUndefined();
	expect(store.since('pods', store.version() - 2)?.map(({object}) => object.metadata.name)).toEqual(['f', 'g']);
	store.compact();
	expect(store.since('pods', store.version() - 1)).toBeUndefined();
	expect(store.since('pods', store.version())).toEqual([]);
});
