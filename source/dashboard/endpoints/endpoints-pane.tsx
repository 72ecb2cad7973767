import type {EndpointRow} from '../../model/ports/endpoints.ts';
import type {ServiceView} from '../../model/service-view.ts';
import type {Mark} from '../../theme.ts';
import type {Column} from '../components/columns.ts';
import {useSymbols} from '../components/symbols.ts';
import {Table} from '../components/table.tsx';
import type {Row} from '../rows/row.ts';
import {endpointKey} from '../state/endpoint-and-pod-items.ts';
import {isFiltering, narrowedTexts} from '../state/filter/narrowed-texts.ts';
import {layoutOf} from '../state/layout.ts';
import {type ListsState, listsState} from '../state/lists-state.ts';
import {hiddenItems, position, selectedRow, shownEndpoints} from '../state/selection-selectors.ts';
import type {State} from '../state/state.ts';
import {useDashboard} from '../state/use-dashboard.ts';
import {ageText} from '../text/age.ts';
import {
	endpointPortNumbers,
	endpointPorts,
	endpointState,
	podBehind,
	whyEndpointNotReady,
} from '../text/endpoint-text.ts';
import {noSuchService} from '../text/no-such-service.ts';
import {unlistedText} from '../text/sync-status-text.ts';

/** From this width on, since when an address is as it is goes before the whole text of its state, which the pods pane has. */
const roomForSince = 50;
/** From this width on, ports are shown with their names, and more of the pod's, which the pods pane has whole. */
const roomForNames = 76;

/** Since when it is ready, or is not, Unix seconds: when its pod's Ready condition changed; undefined where no pod is behind it. */
export const readySince = (view: ServiceView, row: EndpointRow): number | undefined =>
	podBehind(view, row)?.conditions.find(({type}) => type === 'Ready')?.since;

const sinceText = (view: ServiceView, row: EndpointRow, now: number) => {
	const at = readySince(view, row);
	return at === undefined ? '-' : ageText(at * 1000, now);
};

const markOf = (view: ServiceView, row: EndpointRow): Mark => {
	if (row.ready) {
		return 'quiet';
	}

	// A pod that is starting or Terminating is no fault.
	return whyEndpointNotReady(view, row)?.isFault ? 'error' : 'warning';
};

const columnsFor = (
	view: ServiceView,
	width: number,
	{isWide, now}: ListsState,
): ReadonlyArray<Column<EndpointRow>> => {
	const isRoomy = width >= roomForNames;
	const columns: Array<Column<EndpointRow> | undefined> = [
		{title: 'ADDRESS', text: ({address}) => address, isName: true, narrowest: '255.255.255.255'.length},
		isRoomy
			? {title: 'PORTS', text: row => endpointPorts(view, row), narrowest: 14}
			: {title: 'PORTS', text: ({ports}) => endpointPortNumbers(ports), narrowest: 9},
		{title: 'POD', text: ({pod}) => pod || '-', isName: true, isCutFirst: !isRoomy, narrowest: 9, hasPods: true},
		{title: 'NODE', text: ({node}) => node || '-', narrowest: 12, isOptional: true},
		isWide ? {title: 'ZONE', text: ({zone}) => zone || '-', narrowest: 8, isOptional: true} : undefined,
		{title: 'SINCE', text: row => sinceText(view, row, now), fixed: 'SINCE'.length, isOptional: width < roomForSince},
		{title: 'STATE', text: row => endpointState(view, row), isFlexible: true, widest: 60, narrowest: 24},
	];
	return columns.filter(column => column !== undefined);
};

const drawn = (state: State) => ({...listsState(state), isFiltering: isFiltering(state)});

type Drawn = ReturnType<typeof drawn>;

const emptyText = (state: Drawn, row: Row) => {
	const {inputs} = state;
	const {service} = row.view;
	if (hiddenItems(state, 'endpoints') > 0) {
		return `The filter hides every endpoint of ${service.name}. esc clears it.`;
	}

	const problem = noSuchService(row);
	if (problem !== undefined) {
		return problem;
	}

	return service.type === 'ExternalName'
		? `An ExternalName has no endpoints: DNS answers with CNAME ${service.externalName}.`
		: (unlistedText(inputs.endpointslices, 'EndpointSlices') ?? 'No endpoints: the EndpointSlices are empty.');
};

/** The addresses behind the selected Service. */
export const EndpointsPane = () => {
	const state = useDashboard(drawn);
	const {dot} = useSymbols();
	const {heights, widths} = layoutOf(state);
	const row = selectedRow(state);
	const view = row?.view;
	const items = shownEndpoints(state);
	const {top} = state.cursors.endpoints;
	const none = state.inputs.endpointslices.phase === 'synced' ? 'none' : '?';
	const narrowed = narrowedTexts(state, 'endpoints');
	const count = items.length === 0 && narrowed.length === 0 ? none : items.length.toLocaleString('en');
	const amount = [count, ...narrowed].join(` ${dot} `);
	return (
		<Table
			title={['ENDPOINTS', view ? `${view.service.name} ${dot} ${amount}` : ''].join(' ')}
			columns={view ? columnsFor(view, widths.endpoints, state) : []}
			subject={view?.key}
			items={items.slice(top, top + heights.endpoints)}
			top={top}
			selected={position(state, 'endpoints').index}
			isFocused={state.focus === 'endpoints'}
			isLeading={false}
			isQuietOnColumns={!state.isWide}
			empty={row ? emptyText(state, row) : 'No Service is selected.'}
			width={widths.endpoints}
			height={heights.endpoints}
			keyOf={endpointKey}
			mark={each => (view ? markOf(view, each) : 'unknown')}
		/>
	);
};
