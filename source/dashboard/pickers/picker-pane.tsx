import type {Symbols} from '../../theme.ts';
import type {Column} from '../components/columns.ts';
import {useSymbols} from '../components/symbols.ts';
import {Table} from '../components/table.tsx';
import type {Option} from '../options/picker-option.ts';
import {hiddenOptions, pickedIndex, pickerOptions} from '../options/picker-options.ts';
import {frameOf} from '../state/layout.ts';
import type {Choosing} from '../state/overlay.ts';
import {scrollTop} from '../state/scroll.ts';
import type {State} from '../state/state.ts';
import {useDashboard} from '../state/use-dashboard.ts';

const drawn = (state: State) => state;

const titles: Readonly<Record<Choosing['kind'], string>> = {
	namespaces: 'NAMESPACES',
	contexts: 'CONTEXTS',
	columns: 'SORT BY',
	log: 'LOG',
	clients: 'PROBE FROM',
	containers: 'CONTAINERS',
	objects: 'NAMED HERE',
};

const heads: Readonly<Record<Choosing['kind'], readonly [string, string]>> = {
	namespaces: ['NAMESPACE', 'SERVICES'],
	contexts: ['CONTEXT', ''],
	columns: ['COLUMN', 'ORDER'],
	log: ['WHEN AND WHERE', 'WHAT'],
	clients: ['POD', 'CONTAINER'],
	containers: ['POD', 'CONTAINER'],
	objects: ['OBJECT', 'NAMESPACE'],
};

const titleOf = ({kind, filter}: Choosing, isListing: boolean, count: number, hidden: number, symbols: Symbols) =>
	[
		`${titles[kind]} ${count}`,
		filter ? `/${filter}` : '',
		hidden > 0 ? `${hidden} hidden` : '',
		isListing ? 'listing other namespaces' : '',
	]
		.filter(Boolean)
		.join(` ${symbols.dot} `);

/** The list to choose from, in place of the panes. */
export const PickerPane = ({picker}: {readonly picker: Choosing}) => {
	const state = useDashboard(drawn);
	const symbols = useSymbols();
	const {body} = frameOf(state);
	const options = pickerOptions(state, picker);
	const index = pickedIndex(state, picker);
	const hidden = hiddenOptions(state, picker);
	const isListing = picker.kind === 'clients' && picker.isListing;
	const [name, text] = heads[picker.kind];
	const columns: ReadonlyArray<Column<Option>> = [
		{title: name, text: option => option.name, isName: true, hasPods: ['clients', 'containers'].includes(picker.kind)},
		{
			title: text,
			text: option => option.text,
			tone: ({isBroken}) => (isBroken ? 'error' : 'faint'),
			isFlexible: true,
		},
	];
	const top = scrollTop(0, index, options.length, body - 2);
	return (
		<Table
			title={titleOf(picker, isListing, options.length, hidden, symbols)}
			columns={columns}
			items={options.slice(top)}
			top={top}
			selected={index}
			isFocused
			isLeading
			empty={hidden > 0 ? 'The filter hides everything. esc clears it.' : 'There is nothing to choose from.'}
			width={state.columns}
			height={body}
			keyOf={({id}) => id}
			mark={({isBroken}) => (isBroken ? 'error' : undefined)}
		/>
	);
};
