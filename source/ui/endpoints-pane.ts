import type {EndpointRow} from '../model/endpoints.ts';
import {whyNotReady} from '../model/not-ready.ts';
import type {ServiceView} from '../model/service-view.ts';
import {layoutOf, roomForPodAges} from '../state/layout.ts';
import type {Row} from '../state/row.ts';
import {endpointsOf, position, selectedRow} from '../state/selection.ts';
import type {State} from '../state/state.ts';
import type {Mark, Theme} from '../theme.ts';
import {ageText} from './age.ts';
import {type Column, naturalWidths} from './columns.ts';
import {listLines} from './list-lines.ts';
import {noSuchService} from './no-such-service.ts';
import {unlistedText} from './unlisted.ts';

const roomForNode = 90;
const longestAge = 4;

const stateText = ({ready, serving, terminating}: EndpointRow) => {
	if (terminating) {
		return serving ? 'serving, terminating' : 'terminating';
	}

	return ready ? 'ready' : 'not ready';
};

const whyOf = ({pods, probeFailures}: ServiceView, {podUid}: EndpointRow) => {
	const behind = podUid === '' ? undefined : pods.find(({uid}) => uid === podUid);
	return behind && whyNotReady(behind, probeFailures.get(podUid));
};

/** A Service of several ports has them by name, as one of them may be missing. */
const portsText = ({service}: ServiceView, {ports}: EndpointRow) =>
	ports.length < 2
		? ports.map(port => port ?? '-').join(',')
		: ports
				.map((port, index) => `${service.ports[index]?.name || service.ports[index]?.port}:${port ?? '-'}`)
				.join(',');

/** Since when it is ready, or is not, Unix seconds: when its pod's Ready condition changed; undefined where no pod is behind it. */
const since = ({pods}: ServiceView, {podUid}: EndpointRow): number | undefined =>
	pods.find(({uid}) => uid !== '' && uid === podUid)?.conditions.find(({type}) => type === 'Ready')?.since;

const sinceText = (view: ServiceView, row: EndpointRow, now: number) => {
	const at = since(view, row);
	return at === undefined ? '-' : ageText(at * 1000, now);
};

const markOf = (view: ServiceView, row: EndpointRow): Mark => {
	if (row.ready) {
		return 'quiet';
	}

	// A pod that is only starting, or on its way out, is no fault.
	return whyOf(view, row)?.isFault ? 'error' : 'warning';
};

const columnsFor = (
	view: ServiceView,
	items: readonly EndpointRow[],
	width: number,
	{isWide, now}: State,
): ReadonlyArray<Column<EndpointRow>> => {
	const areReady = items.every(({ready}) => ready);
	const columns: Array<Column<EndpointRow> | undefined> = [
		{title: 'ADDRESS', text: ({address}) => address, isName: true, narrowest: '255.255.255.255'.length},
		{title: 'PORTS', text: row => portsText(view, row), widest: 28},
		{title: 'STATE', text: stateText, narrowest: 9},
		isWide || width >= roomForPodAges
			? {title: 'SINCE', text: row => sinceText(view, row, now), fixed: longestAge, isOptional: true}
			: undefined,
		isWide || width >= roomForNode
			? {title: 'NODE', text: ({node}) => node || '-', narrowest: 12, isOptional: isWide}
			: undefined,
		isWide ? {title: 'ZONE', text: ({zone}) => zone || '-', narrowest: 8, isOptional: true} : undefined,
		{title: 'POD', text: ({pod}) => pod || '-', isName: true, isFlexible: areReady, narrowest: 9, hasPods: true},
		areReady
			? undefined
			: {
					title: 'WHY NOT READY',
					text: row => (row.ready ? '' : (whyOf(view, row)?.sentence ?? '')),
					isFlexible: true,
					widest: 60,
				},
	];
	return columns.filter(column => column !== undefined);
};

const emptyText = ({inputs}: State, row: Row) => {
	const {service} = row.view;
	const problem = noSuchService(row);
	if (problem !== undefined) {
		return problem;
	}

	return service.type === 'ExternalName'
		? `An ExternalName has no endpoints: clients are told to look up ${service.externalName}.`
		: (unlistedText(inputs.endpointslices, 'EndpointSlices') ??
				'Nothing is behind this Service: its EndpointSlices have no address.');
};

export const endpointsPane = (state: State, theme: Theme): readonly string[] => {
	const {heights, widths} = layoutOf(state);
	const row = selectedRow(state);
	const view = row?.view;
	const items = view ? endpointsOf(view) : [];
	const columns = view ? columnsFor(view, items, widths.endpoints, state) : [];
	const none = state.inputs.endpointslices.phase === 'synced' ? 'none' : '?';
	const amount = items.length === 0 ? none : items.length.toLocaleString('en');
	return listLines(
		{
			title: ['ENDPOINTS', view ? `${view.service.name} ${theme.symbols.dot} ${amount}` : ''].join(' '),
			columns,
			natural: naturalWidths(columns, items),
			items,
			top: state.cursors.endpoints.top,
			selected: position(state, 'endpoints').index,
			isFocused: state.focus === 'endpoints',
			isLeading: false,
			empty: row ? emptyText(state, row) : 'No Service is selected.',
			mark: each => (view ? markOf(view, each) : 'unknown'),
		},
		widths.endpoints,
		heights.endpoints,
		theme,
	);
};
