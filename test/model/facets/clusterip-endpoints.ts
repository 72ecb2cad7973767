import {expect, test} from 'vitest';
import {createClusterStore} from '../../../source/model/store/cluster-store.ts';
import {service, slice} from '../../_helpers/objects.ts';

const always = () => true;
const db = service({namespace: 'infra', name: 'db', clusterIPs: ['10.96.9.9']});
const byHand = slice({manager: '', endpoints: [{...slice().endpoints[0]!, address: '10.96.9.9'}]});

const borrowedBy = (selector: Readonly<Record<string, string>>) => {
	const store = createClusterStore();
	store.upsert('services', service({selector}));
	store.upsert('endpointslices', byHand);
	store.rebuildDirtyViews(always);
	return {
		store,
		borrowed() {
			store.rebuildDirtyViews(always);
			return store.view('shop/web')!.borrowed;
		},
	};
};

test("an endpoint that is a Service's address is found for as long as it is", () => {
	const {store, borrowed} = borrowedBy({});
	expect(borrowed()).toStrictEqual([]);
	store.upsert('services', db);
	expect(borrowed()).toStrictEqual([{slice: byHand.name, address: '10.96.9.9', service: 'infra/db'}]);
	store.upsert('services', {...db, clusterIPs: ['10.96.9.10']});
	expect(borrowed()).toStrictEqual([]);
	store.upsert('services', db);
	expect(borrowed()).toHaveLength(1);
	store.remove('services', db);
	expect(borrowed()).toStrictEqual([]);
});

test('where a selector makes the endpoints nothing is looked for', () => {
	const {store, borrowed} = borrowedBy({app: 'web'});
	store.upsert('services', db);
	expect(borrowed()).toStrictEqual([]);
});

test('what is no longer an endpoint concerns nobody', () => {
	const {store} = borrowedBy({});
	store.remove('endpointslices', byHand);
	store.rebuildDirtyViews(always);
	store.upsert('services', db);
	expect(store.rebuildDirtyViews(always).changed.map(({key}) => key)).toStrictEqual(['infra/db']);
});
