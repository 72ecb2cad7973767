import {expect, test} from 'vitest';
import {needsEndpoints, unmirroredBeside} from '../../../source/model/facets/manual-endpoints.ts';
import {createClusterStore} from '../../../source/model/store/cluster-store.ts';
import type {ManualEndpoints} from '../../../source/model/view-parts.ts';
import {service, slice} from '../../_helpers/objects.ts';

const always = () => true;

const of = (name: string, overrides: Partial<ManualEndpoints> = {}): ManualEndpoints => ({
	name,
	addresses: 1,
	...overrides,
});

const beside = (name: string, endpoints: readonly ManualEndpoints[], services: readonly string[] = [], more = {}) =>
	unmirroredBeside(service({name, selector: {}, ...more}), endpoints, each => services.includes(each)).map(
		({name: found, named}) => `${found} ${named}`,
	);

test.each<readonly [string, readonly ManualEndpoints[], readonly string[]]>([
	['its own with the label', [of('db', {isSkipped: true})], ['db same']],
	['its own with the annotation', [of('db', {isLeader: true})], ['db same']],
	['its own, which will be mirrored, whatever is beside them', [of('db'), of('db-2')], []],
	['its own without an address', [of('db', {isSkipped: true, addresses: 0})], []],
	['a name it is a part of', [of('db-external')], ['db-external alike']],
	['the only ones without a Service', [of('mainframe')], ['mainframe otherwise']],
	['one of two strangers', [of('mainframe'), of('printer')], []],
	['a lock of a leader election', [of('db-leader', {isLeader: true})], []],
	['a lock without an address', [of('db-lock', {addresses: 0})], []],
	['those of another Service', [of('db-replica')], []],
])('%s', (_, endpoints, found) => {
	expect(beside('db', endpoints, ['db', 'db-replica'])).toEqual(found);
});

test('the nearest name comes first', () => {
	expect(beside('payments', [of('payments-external'), of('paymnets'), of('mainframe')])).toEqual([
		'paymnets alike',
		'payments-external alike',
	]);
});

test('a Service that may be there for its name alone is not told of strangers', () => {
	expect(beside('db', [of('mainframe')], [], {clusterIPs: ['None']})).toEqual([]);
	expect(beside('db', [of('mainframe')], [], {loadBalancerClass: 'example.com/outer'})).toEqual([]);
	expect(beside('db', [of('db-1')], [], {clusterIPs: ['None']})).toEqual(['db-1 alike']);
});

const bare = service({name: 'db', selector: {}});

test('only a Service without selector and slices needs them', () => {
	const needs = (overrides = {}, slices = [slice()].slice(1)) =>
		needsEndpoints({service: {...bare, ...overrides}, slices});
	expect(needs()).toBe(true);
	expect(needs({clusterIPs: ['None']})).toBe(true);
	expect(needs({}, [slice()])).toBe(false);
	expect(needs({selector: {app: 'db'}})).toBe(false);
	expect(needs({type: 'ExternalName'})).toBe(false);
	expect(needs({namespace: 'default', name: 'kubernetes'})).toBe(false);
});

test('what was found reaches the Services that need it, and goes with the need', () => {
	const store = createClusterStore();
	store.upsert('services', bare);
	store.upsert('services', service());
	store.rebuildDirtyViews(always);
	store.setEndpoints('shop', [of('db-1')]);
	expect(store.rebuildDirtyViews(always).changed.map(({key}) => key)).toEqual(['shop/db']);
	expect(store.view('shop/db')!.unmirrored).toEqual([{...of('db-1'), named: 'alike'}]);
	store.setEndpoints('shop', [of('db-1')]);
	expect(store.isDirty()).toBe(false);

	// They are no stranger's any more.
	store.upsert('services', service({name: 'db-1', selector: {}}));
	store.rebuildDirtyViews(always);
	expect(store.view('shop/db')!.unmirrored).toStrictEqual([]);
	store.remove('services', {namespace: 'shop', name: 'db-1'});
	store.rebuildDirtyViews(always);
	expect(store.view('shop/db')!.unmirrored).toHaveLength(1);

	store.upsert('endpointslices', slice({service: 'db', name: 'db-x', manager: ''}));
	store.rebuildDirtyViews(always);
	expect(store.view('shop/db')!.unmirrored).toStrictEqual([]);
});
