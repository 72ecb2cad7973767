import type {EndpointRow} from '../model/endpoints.ts';
import {whyNotReady} from '../model/not-ready.ts';
import type {ServiceView} from '../model/service-view.ts';
import {layoutOf} from '../state/layout.ts';
import {endpointsOf, position, selectedRow} from '../state/selection.ts';
import type {State} from '../state/state.ts';
import type {Mark, Theme} from '../theme.ts';
import {type Column, naturalWidths} from './columns.ts';
import {listLines} from './list-lines.ts';

const roomForNode = 90;

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
): ReadonlyArray<Column<EndpointRow>> => {
	const areReady = items.every(({ready}) => ready);
	const columns: Array<Column<EndpointRow> | undefined> = [
		{title: 'ADDRESS', text: ({address}) => address, isName: true},
		{title: 'PORTS', text: ({ports}) => ports.map(port => port ?? '-').join(','), widest: 20},
		{title: 'STATE', text: stateText, narrowest: 9},
		width < roomForNode ? undefined : {title: 'NODE', text: ({node}) => node || '-'},
		{title: 'POD', text: ({pod}) => pod || '-', isName: true, isFlexible: areReady},
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

const emptyText = ({service}: ServiceView) =>
	service.type === 'ExternalName'
		? `An ExternalName has no endpoints: clients are told to look up ${service.externalName}.`
		: 'Nothing is behind this Service: its EndpointSlices have no address.';

export const endpointsPane = (state: State, theme: Theme): readonly string[] => {
	const {heights, widths} = layoutOf(state);
	const view = selectedRow(state)?.view;
	const items = view ? endpointsOf(view) : [];
	const columns = view ? columnsFor(view, items, widths.endpoints) : [];
	const amount = items.length === 0 ? 'none' : items.length.toLocaleString('en');
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
			empty: view ? emptyText(view) : 'No Service is selected.',
			mark: row => (view ? markOf(view, row) : 'unknown'),
		},
		widths.endpoints,
		heights.endpoints,
		theme,
	);
};
