import {weakMapMemoize} from 'reselect';
import type {Pod} from '../../model/objects.ts';
import {whyNotReady} from '../../model/pods/pod-not-ready-reason.ts';
import type {EndpointRow} from '../../model/ports/endpoints.ts';
import type {ServiceView} from '../../model/service-view.ts';
import type {Mark} from '../../theme.ts';
import type {Column} from '../components/columns.ts';
import {useSymbols} from '../components/symbols.ts';
import {Table} from '../components/table.tsx';
import type {Row} from '../rows/row.ts';
import {endpointKey} from '../state/endpoint-and-pod-items.ts';
import {layoutOf} from '../state/layout.ts';
import {type ListsState, listsState} from '../state/lists-state.ts';
import {position, selectedRow, shownEndpoints} from '../state/selection-selectors.ts';
import {useDashboard} from '../state/use-dashboard.ts';
import {ageText} from '../text/age.ts';
import {noSuchService} from '../text/no-such-service.ts';
import {unlistedText} from '../text/sync-status-text.ts';

/** From this width on, since when an address is as it is goes before the whole name of its pod, which the pods pane has. */
const roomForSince = 76;

const podsByUid = weakMapMemoize(
	({pods}: ServiceView): ReadonlyMap<string, Pod> => new Map(pods.map(pod => [pod.uid, pod])),
);

/** The pod of the Service that an address belongs to. */
const podBehind = (view: ServiceView, {podUid}: EndpointRow): Pod | undefined =>
	podUid === '' ? undefined : podsByUid(view).get(podUid);

const whyOf = (view: ServiceView, row: EndpointRow) => {
	const behind = podBehind(view, row);
	return behind && whyNotReady(behind, view.podEvents.get(row.podUid));
};

/** What its slice says of it and, where that is that it is not ready, why: the reason says both. */
const stateText = (view: ServiceView, row: EndpointRow) => {
	if (row.terminating) {
		return row.serving ? 'serving, terminating' : 'terminating';
	}

	return row.ready ? 'ready' : (whyOf(view, row)?.sentence ?? 'not ready');
};

/** A Service of several ports has them by name, as one of them may be missing. */
const portsText = ({service}: ServiceView, {ports}: EndpointRow) =>
	ports.length < 2
		? ports.map(port => port ?? '-').join(',')
		: ports
				.map((port, index) => `${service.ports[index]?.name || service.ports[index]?.port}:${port ?? '-'}`)
				.join(',');

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
	return whyOf(view, row)?.isFault ? 'error' : 'warning';
};

const columnsFor = (
	view: ServiceView,
	width: number,
	{isWide, now}: ListsState,
): ReadonlyArray<Column<EndpointRow>> => {
	const columns: Array<Column<EndpointRow> | undefined> = [
		{title: 'ADDRESS', text: ({address}) => address, isName: true, narrowest: '255.255.255.255'.length},
		{title: 'PORTS', text: row => portsText(view, row), narrowest: 14},
		{title: 'POD', text: ({pod}) => pod || '-', isName: true, narrowest: 9, hasPods: true},
		{title: 'NODE', text: ({node}) => node || '-', narrowest: 12, isOptional: true},
		isWide ? {title: 'ZONE', text: ({zone}) => zone || '-', narrowest: 8, isOptional: true} : undefined,
		{title: 'SINCE', text: row => sinceText(view, row, now), fixed: 'SINCE'.length, isOptional: width < roomForSince},
		{title: 'STATE', text: row => stateText(view, row), isFlexible: true, widest: 60, narrowest: 24},
	];
	return columns.filter(column => column !== undefined);
};

const emptyText = ({inputs}: ListsState, row: Row) => {
	const {service} = row.view;
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
	const state = useDashboard(listsState);
	const {dot} = useSymbols();
	const {heights, widths} = layoutOf(state);
	const row = selectedRow(state);
	const view = row?.view;
	const items = shownEndpoints(state);
	const {top} = state.cursors.endpoints;
	const none = state.inputs.endpointslices.phase === 'synced' ? 'none' : '?';
	const amount = items.length === 0 ? none : items.length.toLocaleString('en');
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
