import {whyNotReady} from '../model/not-ready.ts';
import type {Pod} from '../model/objects.ts';
import {isReady} from '../model/pods.ts';
import type {LabelDifference, NearMatch, ServiceView} from '../model/service-view.ts';
import {layoutOf, roomForPodAges} from '../state/layout.ts';
import type {Row} from '../state/row.ts';
import {type PodItem, podsOf, position, selectedRow} from '../state/selection.ts';
import type {State} from '../state/state.ts';
import type {Mark, Theme} from '../theme.ts';
import {ageText} from './age.ts';
import {type Column, naturalWidths} from './columns.ts';
import {listLines} from './list-lines.ts';
import {noSuchService} from './no-such-service.ts';
import {podReady, podStatus} from './pod-status.ts';
import {unlistedText} from './unlisted.ts';

const differenceText = ({key, wanted, found}: LabelDifference) => {
	if (found === undefined) {
		return `no ${key} (not ${key}=${wanted})`;
	}

	return `${found.key}=${found.value} (not ${found.key === key ? wanted : `${key}=${wanted}`})`;
};

/** What differs comes first, as the row may be cut. */
const nearText = ({differences}: NearMatch, selector: ServiceView['service']['selector']) => {
	const differing = new Set(differences.map(({key}) => key));
	const equal = Object.entries(selector).filter(([key]) => !differing.has(key));
	return [...differences.map(differenceText), ...equal.map(([key, value]) => `${key}=${value}`)].join(', ');
};

const labelText = (item: PodItem, {service: {selector}}: ServiceView) =>
	item.kind === 'near'
		? nearText(item.near, selector)
		: Object.keys(selector)
				.map(key => `${key}=${item.pod.labels[key]}`)
				.join(',');

/** Cells below which the address is left to the endpoints pane. */
const roomForAddress = 76;

const onlyMatch = (text: (pod: Pod) => string) => (item: PodItem) => (item.kind === 'match' ? text(item.pod) : '');

const restartsText = ({statuses}: Pod) => String(statuses.reduce((sum, {restarts}) => sum + restarts, 0));

const columnsFor = (view: ServiceView, width: number, {isWide, now}: State): ReadonlyArray<Column<PodItem>> => {
	const labels: Column<PodItem> = {
		title: 'LABELS',
		text: item => labelText(item, view),
		tone: ({kind}) => (kind === 'near' ? 'warning' : 'plain'),
		isFlexible: true,
		widest: 60,
	};
	if (view.pods.length === 0) {
		return [
			{title: 'NEARLY', text: ({key}) => key, isName: true, hasPods: true},
			{
				title: 'OF',
				text: item => (item.kind === 'near' ? `${item.near.owner.kind}/${item.near.owner.name}` : ''),
				widest: 30,
			},
			labels,
		];
	}

	const columns: ReadonlyArray<Column<PodItem> | undefined> = [
		{title: 'NAME', text: ({key}) => key, isName: true, hasPods: true},
		{title: 'READY', text: onlyMatch(podReady)},
		{title: 'STATUS', text: onlyMatch(podStatus), narrowest: 'CrashLoopBackOff'.length},
		isWide || width >= roomForPodAges
			? {title: 'RESTARTS', text: onlyMatch(restartsText), narrowest: 8, isOptional: true}
			: undefined,
		labels,
		isWide || width >= roomForAddress
			? {title: 'IP', text: onlyMatch(({ips}) => ips[0] ?? '-'), narrowest: 15, isOptional: isWide}
			: undefined,
		isWide ? {title: 'NODE', text: onlyMatch(({node}) => node || '-'), narrowest: 12, isOptional: true} : undefined,
		isWide || width >= roomForPodAges
			? {title: 'AGE', text: onlyMatch(({created}) => ageText(created * 1000, now)), fixed: 4, isOptional: true}
			: undefined,
	];
	return columns.filter(column => column !== undefined);
};

const amountText = (state: State, view: ServiceView) => {
	const {pods, nearMatches} = view;
	if (pods.length > 0) {
		return pods.length.toLocaleString('en');
	}

	if (view.missing !== undefined) {
		return 'none';
	}

	if (Object.keys(view.service.selector).length === 0) {
		return 'no selector';
	}

	if (state.inputs.pods.phase !== 'synced') {
		return '?';
	}

	const near = nearMatches.reduce((sum, match) => sum + match.pods.length, 0);
	return near > 0 ? `0 match, ${near} nearly` : '0 match';
};

const emptyText = ({inputs}: State, row: Row) => {
	const {service} = row.view;
	const problem = noSuchService(row);
	if (problem !== undefined) {
		return problem;
	}

	const pairs = Object.entries(service.selector).map(([key, value]) => `${key}=${value}`);
	return pairs.length === 0
		? 'This Service has no selector: its endpoints are made by hand or by a controller.'
		: (unlistedText(inputs.pods, 'Pods') ??
				`No pod in namespace ${service.namespace} has ${pairs.join(',')}, and none comes near.`);
};

const markOf = (item: PodItem): Mark => {
	if (item.kind === 'near') {
		return 'warning';
	}

	if (isReady(item.pod)) {
		return 'quiet';
	}

	// A pod that is only starting is no fault.
	return whyNotReady(item.pod)?.isFault ? 'error' : 'warning';
};

export const podsPane = (state: State, theme: Theme): readonly string[] => {
	const {heights, widths} = layoutOf(state);
	const row = selectedRow(state);
	const view = row?.view;
	const items = view ? podsOf(view) : [];
	const columns = view ? columnsFor(view, widths.pods, state) : [];
	return listLines(
		{
			title: ['PODS', view ? `${view.service.name} ${theme.symbols.dot} ${amountText(state, view)}` : ''].join(' '),
			columns,
			natural: naturalWidths(columns, items),
			items,
			top: state.cursors.pods.top,
			selected: position(state, 'pods').index,
			isFocused: state.focus === 'pods',
			isLeading: false,
			empty: row ? emptyText(state, row) : 'No Service is selected.',
			mark: markOf,
		},
		widths.pods,
		heights.pods,
		theme,
	);
};
