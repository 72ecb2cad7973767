import {shownType} from '../../model/shown-type.ts';
import {rowSeverity} from '../../rules/diagnosis.ts';
import {selectorText} from '../../rules/lib/selector-text.ts';
import type {Symbols, Tone} from '../../theme.ts';
import type {Column} from '../components/columns.ts';
import {sparkline} from '../components/sparkline.ts';
import {type ServiceColumnId, serviceColumnIds} from '../records/service-column-ids.ts';
import {causeText} from '../rows/cause-text.ts';
import {externalText, nodePortText} from '../rows/external-text.ts';
import {brokenSince} from '../rows/onset.ts';
import {portsText} from '../rows/port-text.ts';
import {readyOf, readyText} from '../rows/readiness-selector.ts';
import type {Row} from '../rows/row.ts';
import type {SortId} from '../rows/sorting.ts';
import type {State} from '../state/state.ts';
import {ageText} from '../text/age.ts';
import {forwardMarks} from './forward-marks.ts';

/** Cells below which a column is left out. */
const roomForAge = 120;
const roomForType = 100;
const roomForSince = 100;
const roomForPorts = 72;
/** From this width on the history is there without being asked for. */
const roomForHistory = 200;
/** Cells below which several ports are cut short. */
const roomForAllPorts = 180;
/** Cells below which a port with a node port does not say where it leads. */
const roomForNodeTargets = 150;
const longestAge = 4;
const narrowestDiagnosis = 12;
const bars = 12;

/** What only `ctrl-w`, or someone's own choice of columns, brings; the history comes by itself where there is room for it. */
const onlyWide: readonly ServiceColumnId[] = ['cluster-ip', 'external', 'node-port', 'history', 'selector', 'labels'];

const diagnosisTone = ({diagnosis}: Row): Tone => {
	const severity = rowSeverity(diagnosis);
	return severity === 'error' || severity === 'warning' ? severity : 'faint';
};

export type ServiceColumn = Column<Row> & {readonly sortedBy?: SortId};

/** What the columns depend on, beside the rows. */
export type ServiceColumnsState = Pick<State, 'list' | 'now' | 'isWide' | 'namespace' | 'chosenColumns' | 'forwards'>;

const allColumns = (
	state: ServiceColumnsState,
	width: number,
	isCountable: boolean,
	symbols: Symbols,
): Readonly<Record<ServiceColumnId, ServiceColumn>> => {
	return {
		namespace: {title: 'NAMESPACE', text: ({view}) => view.service.namespace, isName: true, sortedBy: 'namespace'},
		name: {title: 'NAME', text: ({view}) => view.service.name, isName: true, sortedBy: 'name'},
		type: {title: 'TYPE', text: ({view}) => shownType(view), narrowest: 9, sortedBy: 'type'},
		'cluster-ip': {
			title: 'CLUSTER-IP',
			text: ({view}) => view.service.clusterIPs[0] ?? '-',
			narrowest: 15,
			sortedBy: 'cluster-ip',
		},
		external: {
			title: 'EXTERNAL-IP',
			text: ({view}) => externalText(view),
			widest: 30,
			narrowest: 15,
			sortedBy: 'external',
		},
		'node-port': {
			title: 'NODEPORT',
			text: ({view}) => nodePortText(view),
			widest: 18,
			narrowest: 8,
		},
		ready: {
			title: 'READY',
			text: ({view}) => (isCountable || readyOf(view) === undefined ? readyText(view) : '?'),
			sortedBy: 'ready',
		},
		since: {
			title: 'SINCE',
			text(row) {
				const since = brokenSince(row);
				return since === undefined ? '' : ageText(since, state.now);
			},
			tone: diagnosisTone,
			fixed: longestAge,
			sortedBy: 'since',
		},
		history: {
			title: 'HISTORY',
			text: row => sparkline(row, {since: state.list.since, now: state.now}, bars, symbols),
			// What never changed is not to draw the eye.
			tone: ({history}) => (history === undefined ? 'faint' : 'plain'),
			fixed: bars,
			sortedBy: 'history',
		},
		ports: {
			title: 'PORTS',
			text: ({view}) => portsText(view, symbols.arrow, width < roomForNodeTargets),
			widest: width < roomForAllPorts ? 14 : 32,
			narrowest: 8,
			sortedBy: 'ports',
		},
		diagnosis: {
			title: 'DIAGNOSIS',
			text: row =>
				[
					`${causeText(row, state.list.lastLines, symbols)}${row.diagnosis.isSettling ? symbols.ellipsis : ''}`,
					...forwardMarks(state, row.view.key, symbols),
				]
					.filter(Boolean)
					.join('  '),
			tone: diagnosisTone,
			isFlexible: true,
			widest: 60,
			// What there are more columns for is beside it: the whole of the selected one has its own line.
			...(state.isWide && width < roomForAge && {narrowest: narrowestDiagnosis}),
			sortedBy: 'severity',
		},
		selector: {
			title: 'SELECTOR',
			text: ({view}) => selectorText(view.service.selector) || '-',
			widest: 40,
			narrowest: 16,
			sortedBy: 'selector',
		},
		labels: {
			title: 'LABELS',
			text: ({view}) => selectorText(view.service.labels) || '-',
			widest: 60,
			narrowest: 30,
			sortedBy: 'labels',
		},
		age: {
			title: 'AGE',
			text: ({view}) => (view.missing ? '-' : ageText(view.service.created * 1000, state.now)),
			// An age grows while nothing else changes, so it always gets the room of the longest.
			fixed: longestAge,
			sortedBy: 'age',
		},
	};
};

/** Which columns the list of Services has in so many cells: someone's own choice, else as many as there is room for. */
export const serviceColumnIdsFor = (
	{isWide, namespace, chosenColumns}: Pick<State, 'isWide' | 'namespace' | 'chosenColumns'>,
	width: number,
): readonly ServiceColumnId[] => {
	const hasRoomFor = (id: ServiceColumnId) => !onlyWide.includes(id) || (id === 'history' && width >= roomForHistory);
	const ids = (isWide ? undefined : chosenColumns) ?? serviceColumnIds.filter(id => isWide || hasRoomFor(id));
	const leftOut: ReadonlyArray<readonly [ServiceColumnId, boolean]> = [
		// All of them would be the same.
		['namespace', namespace !== undefined],
		['type', chosenColumns === undefined && width < roomForType],
		['since', chosenColumns === undefined && width < roomForSince],
		['ports', chosenColumns === undefined && namespace === undefined && width < roomForPorts],
		['age', chosenColumns === undefined && width < roomForAge],
	];
	return ids.filter(id => !leftOut.some(([each, isLeftOut]) => each === id && isLeftOut));
};

/** The columns of the list of Services. */
export const serviceColumns = (
	state: ServiceColumnsState,
	width: number,
	isCountable: boolean,
	symbols: Symbols,
): readonly ServiceColumn[] => {
	const all = allColumns(state, width, isCountable, symbols);
	return serviceColumnIdsFor(state, width).map(id => ({...all[id], isOptional: onlyWide.includes(id)}));
};
