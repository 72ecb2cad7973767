import {expect, test} from 'vitest';
import type {Ingress} from '../../../source/model/networking/networking-objects.ts';
import {createClusterStore} from '../../../source/model/store/cluster-store.ts';
import {ingress} from '../../_helpers/networking.ts';
import {service} from '../../_helpers/objects.ts';

const always = () => true;

const leading = (overrides: Partial<Ingress> = {}, to: {readonly service?: string; readonly type?: string} = {}) =>
	ingress({
		backends: [
			{
				...{service: to.service ?? 'web', port: 80, path: 'spec.rules[0].http.paths[0]'},
				match: {host: 'shop.example', path: '/cart', type: to.type ?? 'Prefix'},
			},
		],
		...overrides,
	});

const storeOf = (...ingresses: readonly Ingress[]) => {
	const store = createClusterStore();
	for (const each of [service(), service({namespace: 'blue', name: 'web'}), service({name: 'other'})]) {
		store.upsert('services', each);
	}

	for (const each of ingresses) {
		store.upsert('ingresses', each);
	}

	return {
		...store,
		rivalsOf(key = 'shop/web') {
			store.rebuildDirtyViews(always);
			return store.view(key)!.ingressRivals.map(({ingress: own, other}) => `${own} ${other}`);
		},
	};
};

const front = leading();
const blue = leading({namespace: 'blue', name: 'front'});

test('Ingresses with one path are rivals, in whatever namespaces, for as long as both have it', () => {
	const store = storeOf(front, blue);
	expect(store.rivalsOf()).toStrictEqual(['front blue/front']);
	expect(store.rivalsOf('blue/web')).toStrictEqual(['front shop/front']);
	store.upsert('ingresses', leading({namespace: 'blue', name: 'front'}, {type: 'Exact'}));
	expect(store.rivalsOf()).toStrictEqual([]);
	store.upsert('ingresses', blue);
	expect(store.rivalsOf()).toHaveLength(1);
	store.remove('ingresses', blue);
	expect([store.rivalsOf(), store.rivalsOf('blue/web')]).toStrictEqual([[], []]);
});

test('another class, the same backend, a canary and other addresses are no rivals', () => {
	for (const other of [
		leading({name: 'b', className: 'internal'}),
		leading({name: 'b'}),
		leading({name: 'b', isCanary: true}, {service: 'other'}),
	]) {
		expect(storeOf(front, other).rivalsOf()).toStrictEqual([]);
	}

	expect(storeOf(front, leading({name: 'b'}, {service: 'other'})).rivalsOf()).toStrictEqual(['front shop/b']);
	const at = (address: string, each: Ingress) => ({...each, addresses: [address]});
	expect(storeOf(at('192.0.2.1', front), at('192.0.2.2', blue)).rivalsOf()).toStrictEqual([]);
	expect(storeOf(at('192.0.2.1', front), at('192.0.2.1', blue)).rivalsOf()).toHaveLength(1);
	for (const className of ['alb', '']) {
		expect(storeOf({...front, className}, {...blue, className}).rivalsOf()).toStrictEqual([]);
	}
});
