import type {KeyContext, OpenBinding} from '../keyboard/key-binding.ts';
import {type SortId, worstFirst} from '../rows/sorting.ts';

const sortBy = ({store}: KeyContext, by: SortId) => store.dispatch({type: 'list/sorted', by});

/** Keys for the columns of a list: how it is sorted, and how many there are. */
export const columnKeys: readonly OpenBinding[] = [
	{action: 'sort-by-name', help: 'sort by name', scopes: ['list'], run: context => sortBy(context, 'name')},
	{
		action: 'sort-by-namespace',
		help: 'sort by namespace',
		scopes: ['list'],
		run: context => sortBy(context, 'namespace'),
	},
	{action: 'sort-by-age', help: 'sort by age', scopes: ['list'], run: context => sortBy(context, 'age')},
	{
		action: 'sort-by-severity',
		help: 'sort by severity, worst first',
		scopes: ['list'],
		run: context => sortBy(context, worstFirst.by),
	},
	{
		action: 'sort',
		help: 'select the column to sort by',
		scopes: ['list'],
		footer: 'sort by',
		run({store}) {
			const {by} = store.getState().list.order.sort;
			store.dispatch({type: 'overlay/opened', overlay: {kind: 'columns', selected: by}});
		},
	},
	{
		action: 'reverse-sort',
		help: 'reverse the sort order',
		scopes: ['list'],
		run: ({store}) => store.dispatch({type: 'list/sortReversed'}),
	},
	{
		action: 'wide',
		help: 'toggle wide columns (kubectl -o wide)',
		scopes: ['list'],
		run: ({store}) => store.dispatch({type: 'list/widened'}),
	},
];
