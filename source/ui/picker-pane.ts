import {layoutOf} from '../state/layout.ts';
import type {Picker} from '../state/overlay.ts';
import {type Option, pickedIndex, pickerOptions} from '../state/picking.ts';
import type {State} from '../state/state.ts';
import {windowTop} from '../state/window.ts';
import type {Theme} from '../theme.ts';
import {type Column, naturalWidths} from './columns.ts';
import {listLines} from './list-lines.ts';

type Choice = Exclude<Picker, {readonly kind: 'forwards'}>;

const titles: Readonly<Record<Choice['kind'], string>> = {
	namespaces: 'NAMESPACES',
	contexts: 'CONTEXTS',
	columns: 'SORT BY',
	log: 'LOG',
	clients: 'PROBE FROM',
	containers: 'CONTAINERS',
};

const heads: Readonly<Record<Choice['kind'], readonly [string, string]>> = {
	namespaces: ['NAMESPACE', 'SERVICES'],
	contexts: ['CONTEXT', ''],
	columns: ['COLUMN', 'ORDER'],
	log: ['WHEN AND WHERE', 'WHAT'],
	clients: ['POD', 'CONTAINER'],
	containers: ['POD', 'CONTAINER'],
};

/** The list to choose from, in place of the panes. */
export const pickerPane = (state: State, picker: Choice, theme: Theme): readonly string[] => {
	const {body} = layoutOf(state);
	const options = pickerOptions(state, picker);
	const index = pickedIndex(state, picker);
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
	return listLines(
		{
			title: `${titles[picker.kind]} ${options.length}`,
			columns,
			natural: naturalWidths(columns, options),
			items: options,
			top: windowTop(0, index, options.length, body - 2),
			selected: index,
			isFocused: true,
			isLeading: true,
			empty: 'There is nothing to choose from.',
			mark: ({isBroken}) => (isBroken ? 'error' : undefined),
		},
		state.columns,
		body,
		theme,
	);
};
