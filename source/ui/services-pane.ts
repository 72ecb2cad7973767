import {isSettled} from '../model/inputs.ts';
import type {ServicePort} from '../model/objects.ts';
import {readiness} from '../model/readiness.ts';
import type {ServiceView} from '../model/service-view.ts';
import {rootFinding, rowSeverity} from '../rules/judgement.ts';
import {layoutOf} from '../state/layout.ts';
import type {Row} from '../state/row.ts';
import {position} from '../state/selection.ts';
import type {State} from '../state/state.ts';
import {type Visible, visible} from '../state/visible.ts';
import type {Mark, Theme, Tone} from '../theme.ts';
import {ageText} from './age.ts';
import {type Column, naturalWidths} from './columns.ts';
import {listLines} from './list-lines.ts';

/** Cells below which a column is left out. */
const roomForAge = 120;
const roomForType = 100;
/** Cells below which several ports are cut short. */
const roomForAllPorts = 140;
const longestAge = 4;

const portText = ({port, targetPort, protocol}: ServicePort, arrow: string) => {
	const target = port === targetPort ? '' : `${arrow}${targetPort}`;
	return `${port}${target}${protocol === 'TCP' ? '' : `/${protocol}`}`;
};

const readyTexts = new WeakMap<ServiceView, string>();

const readyText = (view: ServiceView) => {
	const known = readyTexts.get(view);
	if (known !== undefined) {
		return known;
	}

	const backends = readiness(view);
	const text = backends === undefined ? '-' : `${backends.ready}/${backends.total}`;
	readyTexts.set(view, text);
	return text;
};

const typeText = ({service: {type, clusterIPs}}: ServiceView) =>
	type === 'ClusterIP' && clusterIPs[0] === 'None' ? 'Headless' : type;

const diagnosisText = ({judgement}: Row, ellipsis: string) =>
	`${rootFinding(judgement)?.cause ?? ''}${judgement.isSettling ? ellipsis : ''}`;

const diagnosisTone = ({judgement}: Row): Tone => {
	const severity = rowSeverity(judgement);
	return severity === 'error' || severity === 'warning' ? severity : 'faint';
};

/** Whether READY can be told: not before slices and pods are known. */
const canCount = ({inputs: {endpointslices, pods}}: State) =>
	[endpointslices, pods].every(input => isSettled(input) && input.phase !== 'forbidden');

const columnsFor = (
	state: State,
	width: number,
	isCountable: boolean,
	{symbols}: Theme,
): ReadonlyArray<Column<Row>> => {
	const columns: Array<Column<Row> | undefined> = [
		state.namespace === undefined
			? {title: 'NAMESPACE', text: ({view}) => view.service.namespace, isName: true}
			: undefined,
		{title: 'NAME', text: ({view}) => view.service.name, isName: true},
		width < roomForType ? undefined : {title: 'TYPE', text: ({view}) => typeText(view), narrowest: 9},
		{
			title: 'READY',
			text: ({view}) => (isCountable || view.service.type === 'ExternalName' ? readyText(view) : '?'),
		},
		{
			title: 'PORTS',
			text: ({view}) => view.service.ports.map(port => portText(port, symbols.arrow)).join(','),
			widest: width < roomForAllPorts ? 14 : 28,
			narrowest: 8,
		},
		{
			title: 'DIAGNOSIS',
			text: row => diagnosisText(row, symbols.ellipsis),
			tone: diagnosisTone,
			isFlexible: true,
			widest: 60,
		},
		width < roomForAge
			? undefined
			: {
					title: 'AGE',
					text: ({view}) => ageText(view.service.created * 1000, state.now),
					widest: longestAge,
					narrowest: longestAge,
				},
	];
	return columns.filter(column => column !== undefined);
};

type Kept = {readonly layout: string; readonly widths: readonly number[]};

const rowWidths = new WeakMap<Row, Kept>();
const listWidths = new WeakMap<Visible, Kept>();

/** A row is measured once: of thousands, only the changed ones are measured again. */
const measuredRow = (row: Row, columns: ReadonlyArray<Column<Row>>, layout: string) => {
	const known = rowWidths.get(row);
	if (known?.layout === layout) {
		return known.widths;
	}

	const widths = naturalWidths(columns, [row]);
	rowWidths.set(row, {layout, widths});
	return widths;
};

/** Widths over all rows, so that columns hold still while one scrolls; looked for once for each state of the list. */
const natural = (shown: Visible, columns: ReadonlyArray<Column<Row>>, isCountable: boolean) => {
	const layout = `${columns.map(({title}) => title).join(' ')} ${isCountable}`;
	const known = listWidths.get(shown);
	if (known?.layout === layout) {
		return known.widths;
	}

	const widths = naturalWidths(columns, []).slice();
	for (const row of shown.rows) {
		for (const [index, width] of measuredRow(row, columns, layout).entries()) {
			widths[index] = Math.max(widths[index]!, width);
		}
	}

	// An age grows while nothing else changes, so it always gets the room of the longest.
	const measured = columns.map(({title}, index) => (title === 'AGE' ? longestAge : widths[index]!));
	listWidths.set(shown, {layout, widths: measured});
	return measured;
};

const titleOf = (state: State, {rows, hidden}: Visible, {symbols}: Theme) => {
	const {filter, isBrokenOnly} = state.list;
	return [
		`SERVICES ${rows.length.toLocaleString('en')}`,
		filter === '' ? '' : `/${filter}`,
		isBrokenOnly ? 'with findings' : '',
		hidden > 0 ? `${hidden.toLocaleString('en')} hidden` : '',
	]
		.filter(Boolean)
		.join(` ${symbols.dot} `);
};

const emptyText = (state: State, {hidden}: Visible) => {
	const {services} = state.inputs;
	if (hidden > 0) {
		return 'The filter hides every Service. esc clears it.';
	}

	if (services.phase === 'forbidden') {
		return services.problem;
	}

	if (!isSettled(services)) {
		return services.problem ?? 'Listing Services.';
	}

	return state.namespace === undefined
		? 'There are no Services.'
		: `There are no Services in namespace ${state.namespace}. Press 0 to look at all namespaces.`;
};

/** A row's glyph: a quiet one has none, as its silence is what one wants to see. */
const markOf = ({judgement}: Row): Mark | undefined => {
	const severity = rowSeverity(judgement);
	return severity === 'quiet' ? undefined : severity;
};

export const servicesPane = (state: State, theme: Theme): readonly string[] => {
	const {heights, widths} = layoutOf(state);
	const shown = visible(state.list);
	const isCountable = canCount(state);
	const columns = columnsFor(state, widths.services, isCountable, theme);
	return listLines(
		{
			title: titleOf(state, shown, theme),
			columns,
			natural: natural(shown, columns, isCountable),
			items: shown.rows,
			top: state.cursors.services.top,
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
