import type {Theme} from '../../theme.ts';
import {type Column, naturalWidths} from '../components/columns.ts';
import {listLines} from '../components/list-lines.ts';
import {layoutOf} from '../state/layout.ts';
import type {Choosing} from '../state/overlay.ts';
import {windowTop} from '../state/scroll.ts';
import type {State} from '../state/state.ts';
import {hiddenOptions, type Option, pickedIndex, pickerOptions} from './picker-options.ts';

const titles: Readonly<Record<Choosing['kind'], string>> = {
	namespaces: 'NAMESPACES',
	contexts: 'CONTEXTS',
	columns: 'SORT BY',
	log: 'LOG',
	clients: 'PROBE FROM',
	containers: 'CONTAINERS',
};

const heads: Readonly<Record<Choosing['kind'], readonly [string, string]>> = {
	namespaces: ['NAMESPACE', 'SERVICES'],
	contexts: ['CONTEXT', ''],
	columns: ['COLUMN', 'ORDER'],
	log: ['WHEN AND WHERE', 'WHAT'],
	clients: ['POD', 'CONTAINER'],
	containers: ['POD', 'CONTAINER'],
};

const titleOf = ({kind, filter}: Choosing, count: number, hidden: number, {symbols}: Theme) =>
	[`${titles[kind]} ${count}`, filter ? `/${filter}` : '', hidden > 0 ? `${hidden} hidden` : '']
		.filter(Boolean)
		.join(` ${symbols.dot} `);

/** The list to choose from, in place of the panes. */
export const pickerPane = (state: State, picker: Choosing, theme: Theme): readonly string[] => {
	const {body} = layoutOf(state);
	const options = pickerOptions(state, picker);
	const index = pickedIndex(state, picker);
	const hidden = hiddenOptions(state, picker);
	const [name, text] = heads[picker.kind];
	const columns: ReadonlyArray<Column<Option>> = [
		{title: name, text: option => option.name},
		{
			title: text,
			text: option => option.text,
			tone: ({isBroken}) => (isBroken ? 'error' : 'faint'),
			isFlexible: true,
		},
	];
	const top = windowTop(0, index, options.length, body - 2);
	return listLines(
		{
			title: titleOf(picker, options.length, hidden, theme),
			columns,
			natural: naturalWidths(columns, options),
			items: options.slice(top),
			top,
			selected: index,
			isFocused: true,
			isLeading: true,
			empty: hidden > 0 ? 'The filter hides everything. esc clears it.' : 'There is nothing to choose from.',
			mark: ({isBroken}) => (isBroken ? 'error' : undefined),
		},
		state.columns,
		body,
		theme,
	);
};
