import {expect, test} from 'vitest';
import {createClusterStore} from '../../../source/model/store/cluster-store.ts';
import {service, slice} from '../../_helpers/objects.ts';

const always = () => true;
const db = service({namespace: 'infra', name: 'db', clusterIPs: ['10.96.9.9']});
const byHand = slice({manager: '', endpoints: [{...slice().endpoints[0]!, address: '10.96.9.9'}]});

const borrowedBy = (selector: Readonly<Record<string, string>>) => {
	const world = createClusterStore();
	world.upsert('services', service({selector}));
	world.upsert('endpointslices', byHand);
	world.rebuildDirtyViews(always);
	return {
		world,
		borrowed() {
			world.rebuildDirtyViews(always);
			return world.view('shop/web')!.borrowed;
		},
	};
};

test("an endpoint that is a Service's address is found for as long as it is", () => {
	const {world, borrowed} = borrowedBy({});
	expect(borrowed()).toStrictEqual([]);
	world.upsert('services', db);
	expect(borrowed()).toStrictEqual([{slice: byHand.name, address: '10.96.9.9', service: 'infra/db'}]);
	world.upsert('services', {...db, clusterIPs: ['10.96.9.10']});
	expect(borrowed()).toStrictEqual([]);
	world.upsert('services', db);
	expect(borrowed()).toHaveLength(1);
	world.remove('services', db);
	expect(borrowed()).toStrictEqual([]);
});

test('where a selector makes the endpoints nothing is looked for', () => {
	const {world, borrowed} = borrowedBy({app: 'web'});
	world.upsert('services', db);
	expect(borrowed()).toStrictEqual([]);
});

test('what is no longer an endpoint concerns nobody', () => {
	const {world} = borrowedBy({});
	world.remove('endpointslices', byHand);
	world.rebuildDirtyViews(always);
	world.upsert('services', db);
	expect(world.rebuildDirtyViews(always).changed.map(({key}) => key)).toStrictEqual(['infra/db']);
});
