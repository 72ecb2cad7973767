import {isSettled} from '../../model/sync-status.ts';
import {rowSeverity} from '../../rules/diagnosis.ts';
import type {Mark, Symbols} from '../../theme.ts';
import {useSymbols} from '../components/symbols.ts';
import {Table} from '../components/table.tsx';
import {searchedText} from '../rows/filter.ts';
import type {Row} from '../rows/row.ts';
import {worstFirst} from '../rows/sorting.ts';
import {unknownCodeText} from '../rows/unknown-code.ts';
import {type Visible, visible} from '../rows/visible-rows.ts';
import {isFiltering} from '../state/filter/narrowed-texts.ts';
import {layoutOf} from '../state/layout.ts';
import {listsState} from '../state/lists-state.ts';
import {position} from '../state/selection-selectors.ts';
import type {State} from '../state/state.ts';
import {fields, useDashboard} from '../state/use-dashboard.ts';
import {missingNamespace, missingNamespaceText} from '../text/missing-namespace.ts';
import {unlistedText} from '../text/sync-status-text.ts';
import {type ServiceColumn, serviceColumns} from './service-columns.ts';

const others = fields('namespace', 'namespaces', 'chosenColumns', 'forwards');

const drawn = (state: State) => ({
	...listsState(state),
	...others(state),
	isFiltering: isFiltering(state) && state.focus === 'services',
});

type Drawn = ReturnType<typeof drawn>;

/** Whether READY can be told: not before slices and pods are known. */
const canCount = ({inputs: {endpointslices, pods}}: Drawn) =>
	[endpointslices, pods].every(input => isSettled(input) && input.phase !== 'forbidden');

const titleOf = (state: Drawn, {count, hidden}: Visible, symbols: Symbols) => {
	const {filter, onlyWithFindings, order} = state.list;
	const {by, isReversed} = order.sort;
	const isUsual = by === worstFirst.by && !isReversed;
	return [
		`SERVICES ${count.toLocaleString('en')}`,
		filter === '' ? '' : `/${filter}`,
		onlyWithFindings ? 'with findings' : '',
		isUsual ? '' : `by ${by}${isReversed ? ', reversed' : ''}`,
		state.isWide ? 'wide' : '',
		hidden > 0 ? `${hidden.toLocaleString('en')} hidden` : '',
		state.isFiltering ? `in ${searchedText(filter)}` : '',
	]
		.filter(Boolean)
		.join(` ${symbols.dot} `);
};

const emptyText = (state: Drawn, {hidden}: Visible) => {
	const {services} = state.inputs;
	if (hidden > 0) {
		return unknownCodeText(state.list.filter) ?? 'The filter hides every Service. esc clears it.';
	}

	const unlisted = unlistedText(services, 'Services');
	if (unlisted !== undefined) {
		return unlisted;
	}

	const missing = missingNamespace(state);
	if (missing !== undefined) {
		return missingNamespaceText(missing, state.namespaces);
	}

	return state.namespace === undefined
		? 'There are no Services.'
		: `There are no Services in namespace ${state.namespace}. Press 0 to look at all namespaces.`;
};

/** The head of the column that the list is sorted by says so, and which way. */
const withMark = (columns: readonly ServiceColumn[], {list}: Drawn, symbols: Symbols): readonly ServiceColumn[] => {
	const {by, isReversed} = list.order.sort;
	const mark = isReversed ? symbols.descending : symbols.ascending;
	return columns.map(column => (column.sortedBy === by ? {...column, title: `${column.title}${mark}`} : column));
};

/** A row's glyph: a quiet one has none, as its silence is what one wants to see. */
const markOf = ({diagnosis}: Row): Mark | undefined => {
	const severity = rowSeverity(diagnosis);
	return severity === 'quiet' ? undefined : severity;
};

/** The Services, worst first unless they are sorted otherwise. */
export const ServicesPane = () => {
	const state = useDashboard(drawn);
	const symbols = useSymbols();
	const {heights, widths} = layoutOf(state);
	const {top} = state.cursors.services;
	const shown = visible(state.list);
	const columns = serviceColumns(state, widths.services, canCount(state), symbols);
	return (
		<Table
			title={titleOf(state, shown, symbols)}
			columns={withMark(columns, state, symbols)}
			items={shown.rows(top, top + heights.services)}
			top={top}
			selected={position(state, 'services').index}
			isFocused={state.focus === 'services'}
			isLeading
			empty={emptyText(state, shown)}
			width={widths.services}
			height={heights.services}
			keyOf={({view}) => view.key}
			mark={markOf}
		/>
	);
};
