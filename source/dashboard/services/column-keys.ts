import type {Binding, KeyContext} from '../keyboard/key-binding.ts';
import {type SortId, worstFirst} from '../rows/sorting.ts';

const sortBy = ({store}: KeyContext, by: SortId) => store.dispatch({type: 'list/sorted', by});

/** Keys for the columns of a list: how it is sorted, and how many there are. */
export const columnKeys: readonly Binding[] = [
	{keys: ['N'], label: 'N', help: 'sort by name', scopes: ['list'], run: context => sortBy(context, 'name')},
	{keys: ['P'], label: 'P', help: 'sort by namespace', scopes: ['list'], run: context => sortBy(context, 'namespace')},
	{keys: ['A'], label: 'A', help: 'sort by age', scopes: ['list'], run: context => sortBy(context, 'age')},
	{
		keys: ['S'],
		label: 'S',
		help: 'sort by severity, worst first',
		scopes: ['list'],
		run: context => sortBy(context, worstFirst.by),
	},
	{
		keys: ['o'],
		label: 'o',
		help: 'select the column to sort by',
		scopes: ['list'],
		footer: 'sort by',
		run({store}) {
			const {by} = store.getState().list.order.sort;
			store.dispatch({type: 'overlay/opened', overlay: {kind: 'columns', selected: by}});
		},
	},
	{
		keys: ['O'],
		label: 'O',
		help: 'reverse the sort order',
		scopes: ['list'],
		run: ({store}) => store.dispatch({type: 'list/sortReversed'}),
	},
	{
		keys: ['ctrl-w'],
		label: 'ctrl-w',
		help: 'toggle wide columns (kubectl -o wide)',
		scopes: ['list'],
		run: ({store}) => store.dispatch({type: 'list/widened'}),
	},
];
