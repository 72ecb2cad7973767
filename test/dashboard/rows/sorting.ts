import {expect, test} from 'vitest';
import {applySort, emptyList, resetRows, sortedBy, withRows} from '../../../source/dashboard/rows/list.ts';
import {type SortId, sortColumns} from '../../../source/dashboard/rows/sorting.ts';
import {initialState, rootReducer} from '../../../source/dashboard/state/root-reducer.ts';
import {birth, service, servicePort, view} from '../../_helpers/objects.ts';
import {finding, liveFeed, row} from '../../_helpers/rows.ts';

const moment = {at: 5, from: 1, ready: 0, total: 1, change: {edits: [], gained: [], lost: []}};

const rows = [
	row(
		view({
			service: service({
				name: 'a',
				created: birth,
				clusterIPs: ['10.96.0.20'],
				ports: [servicePort({port: 90})],
				selector: {app: 'z'},
				labels: {team: 'x'},
			}),
		}),
	),
	row(
		view({
			service: service({name: 'b', created: birth + 9, clusterIPs: ['10.96.0.3'], type: 'NodePort'}),
			slices: [],
		}),
		[finding()],
	),
	row(
		view({
			service: service({
				name: 'c',
				namespace: 'infra',
				created: birth + 5,
				type: 'ExternalName',
				clusterIPs: [],
				externalName: 'example.com',
				labels: {team: 'b'},
			}),
		}),
	),
];
const list = withRows(emptyList, rows, [], 0);

test('what changed last comes first by history', () => {
	const changed = {...rows[1]!, history: [moment]};
	const later = {...rows[2]!, history: [{...moment, at: 9}]};
	const {order} = sortedBy(withRows(emptyList, [rows[0]!, changed, later], [], 0), {by: 'history', isReversed: false});

	expect(order.keys).toEqual(['infra/c', 'shop/b', 'shop/a']);
});

test.each<readonly [SortId, readonly string[]]>([
	['severity', ['b', 'c', 'a']],
	['namespace', ['c', 'a', 'b']],
	['name', ['a', 'b', 'c']],
	['type', ['a', 'c', 'b']],
	['ready', ['b', 'a', 'c']],
	['ports', ['c', 'b', 'a']],
	['age', ['b', 'c', 'a']],
	['cluster-ip', ['c', 'b', 'a']],
	['external', ['a', 'b', 'c']],
	['selector', ['c', 'b', 'a']],
	['labels', ['b', 'c', 'a']],
])('by %s', (by, names) => {
	const keys = sortedBy(list, {by, isReversed: false}).order.keys;

	expect(keys.map(key => key.split('/')[1])).toEqual(names);
});

test('every column can be turned round', () => {
	for (const {id} of sortColumns) {
		const ranks = (isReversed: boolean) => {
			const {order} = sortedBy(list, {by: id, isReversed});
			return order.keys.map(key => order.ranks.get(key));
		};

		expect(ranks(true)).toEqual(ranks(false).toReversed());
	}
});

test('new rows find their place by the column, and changed ones wait for theirs', () => {
	const byAge = sortedBy(list, {by: 'age', isReversed: false});
	const youngest = row(view({service: service({name: 'd', created: birth + 20})}));
	const grown = withRows(byAge, [youngest], [], 0);
	expect(grown.order.keys[0]).toBe('shop/d');

	const again = row(view({service: service({name: 'a', created: birth + 30})}));
	const replaced = withRows(grown, [again], [], 0);
	expect(replaced.order.keys.at(-1)).toBe('shop/a');
	expect(applySort(replaced).order.keys[0]).toBe('shop/a');
});

test('another namespace is sorted the same way', () => {
	const {order} = resetRows(sortedBy(list, {by: 'age', isReversed: true}), false);

	expect(order).toMatchObject({sort: {by: 'age', isReversed: true}, keys: []});
});

test('the same column again turns the order round, another one does not', () => {
	const initial = initialState({
		context: 'prod',
		contexts: ['prod'],
		namespace: undefined,
		isDemo: false,
		isReadonly: false,
		now: 0,
		columns: 80,
		rows: 24,
	});
	const live = liveFeed(rows).reduce(rootReducer, initial);
	const once = rootReducer(live, {type: 'list/sorted', by: 'name'});
	const twice = rootReducer(once, {type: 'list/sorted', by: 'name'});

	expect(once.list.order.sort).toEqual({by: 'name', isReversed: false});
	expect(twice.list.order.sort).toEqual({by: 'name', isReversed: true});
	expect(rootReducer(twice, {type: 'list/sorted', by: 'age'}).list.order.sort.isReversed).toBe(false);
});
