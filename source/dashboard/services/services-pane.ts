import {isSettled} from '../../model/sync-status.ts';
import {rowSeverity} from '../../rules/diagnosis.ts';
import type {Mark, Theme} from '../../theme.ts';
import {listLines} from '../components/list-lines.ts';
import type {Row} from '../rows/row.ts';
import {worstFirst} from '../rows/sorting.ts';
import {unknownCodeText} from '../rows/unknown-code.ts';
import {type Visible, visible} from '../rows/visible-rows.ts';
import {layoutOf} from '../state/layout.ts';
import {position} from '../state/selection-selectors.ts';
import type {State} from '../state/state.ts';
import {missingNamespace, missingNamespaceText} from '../text/missing-namespace.ts';
import {unlistedText} from '../text/sync-status-text.ts';
import {widthOf} from '../text/text-width.ts';
import {type ServiceColumn, serviceColumns} from './service-columns.ts';
import {type Measurable, serviceWidths} from './service-widths.ts';

/** Whether READY can be told: not before slices and pods are known. */
const canCount = ({inputs: {endpointslices, pods}}: State) =>
	[endpointslices, pods].every(input => isSettled(input) && input.phase !== 'forbidden');

const titleOf = (state: State, {count, hidden}: Visible, {symbols}: Theme) => {
	const {filter, isBrokenOnly, order} = state.list;
	const {by, isReversed} = order.sort;
	const isUsual = by === worstFirst.by && !isReversed;
	return [
		`SERVICES ${count.toLocaleString('en')}`,
		filter === '' ? '' : `/${filter}`,
		isBrokenOnly ? 'with findings' : '',
		isUsual ? '' : `by ${by}${isReversed ? ', reversed' : ''}`,
		state.isWide ? 'wide' : '',
		hidden > 0 ? `${hidden.toLocaleString('en')} hidden` : '',
	]
		.filter(Boolean)
		.join(` ${symbols.dot} `);
};

const emptyText = (state: State, {hidden}: Visible) => {
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
const withMark = (columns: readonly ServiceColumn[], {list}: State, {symbols}: Theme): readonly ServiceColumn[] => {
	const {by, isReversed} = list.order.sort;
	const mark = isReversed ? symbols.descending : symbols.ascending;
	return columns.map(column => (column.sortedBy === by ? {...column, title: `${column.title}${mark}`} : column));
};

/** A row's glyph: a quiet one has none, as its silence is what one wants to see. */
const markOf = ({judgement}: Row): Mark | undefined => {
	const severity = rowSeverity(judgement);
	return severity === 'quiet' ? undefined : severity;
};

/** The columns of the Services, and the rows they are measured by. */
export const measurable = (state: State, theme: Theme): Measurable & {readonly columns: readonly ServiceColumn[]} => {
	const {list} = state;
	const isCountable = canCount(state);
	const columns = serviceColumns(state, layoutOf(state).widths.services, isCountable, theme);
	const layout = `${columns.map(({title}) => title).join(' ')} ${isCountable}`;
	return {shown: visible(list), order: list.order, columns, layout};
};

export const servicesPane = (state: State, theme: Theme): readonly string[] => {
	const {heights, widths} = layoutOf(state);
	const {top} = state.cursors.services;
	const what = measurable(state, theme);
	const {shown} = what;
	const columns = withMark(what.columns, state, theme);
	return listLines(
		{
			title: titleOf(state, shown, theme),
			columns,
			natural: serviceWidths(what, top, heights.services, theme).map((width, index) =>
				Math.max(width, widthOf(columns[index]!.title)),
			),
			items: shown.rows(top, top + heights.services),
			top,
			selected: position(state, 'services').index,
			isFocused: state.focus === 'services',
			isLeading: true,
			empty: emptyText(state, shown),
			mark: markOf,
		},
		widths.services,
		heights.services,
		theme,
	);
};
