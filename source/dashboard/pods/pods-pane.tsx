import type {Pod} from '../../model/objects.ts';
import {whyNotReady} from '../../model/pods/pod-not-ready-reason.ts';
import {isReady} from '../../model/pods/pods.ts';
import type {ServiceView} from '../../model/service-view.ts';
import type {LabelDifference, NearMatch} from '../../model/view-parts.ts';
import {kubectlName} from '../../rules/lib/fixes/kubectl-name.ts';
import {selectorText} from '../../rules/lib/selector-text.ts';
import type {Mark} from '../../theme.ts';
import type {Column} from '../components/columns.ts';
import {useSymbols} from '../components/symbols.ts';
import {Table} from '../components/table.tsx';
import type {Row} from '../rows/row.ts';
import {type PodItem, podKey, podsOf} from '../state/endpoint-and-pod-items.ts';
import {isFiltering, narrowedTexts} from '../state/filter/narrowed-texts.ts';
import {layoutOf} from '../state/layout.ts';
import {type ListsState, listsState} from '../state/lists-state.ts';
import {hiddenItems, position, selectedRow, shownPods} from '../state/selection-selectors.ts';
import type {State} from '../state/state.ts';
import {useDashboard} from '../state/use-dashboard.ts';
import {ageText} from '../text/age.ts';
import {noSuchService} from '../text/no-such-service.ts';
import {podReady, podStatus} from '../text/pod-status.ts';
import {unlistedText} from '../text/sync-status-text.ts';

const differenceText = ({key, wanted, found}: LabelDifference) => {
	if (found === undefined) {
		return `no ${key}=${wanted}`;
	}

	return `${found.key}=${found.value} (not ${found.key === key ? wanted : `${key}=${wanted}`})`;
};

const differencesText = ({differences, pods}: NearMatch) =>
	differences.length === 0 && pods.length === 0
		? 'template matches, 0 pods'
		: differences.map(differenceText).join(', ');

const equalText = ({differences}: NearMatch, {service: {selector}}: ServiceView) => {
	const differing = new Set(differences.map(({key}) => key));
	return selectorText(Object.fromEntries(Object.entries(selector).filter(([key]) => !differing.has(key)))) || '-';
};

const onlyMatch = (text: (pod: Pod) => string) => (item: PodItem) => (item.kind === 'match' ? text(item.pod) : '');
const onlyNear = (text: (near: NearMatch) => string) => (item: PodItem) =>
	item.kind === 'near' ? text(item.near) : '';

const restartsText = ({statuses}: Pod) => String(statuses.reduce((sum, {restarts}) => sum + restarts, 0));

/** What differs stands last and gives way last: it is what the pods are shown for. */
const nearColumns = (view: ServiceView): ReadonlyArray<Column<PodItem>> => {
	const doMatch = view.nearMatches.some(near => equalText(near, view) !== '-');
	return [
		{
			title: 'CLOSE MATCH',
			// A workload without pods stands for its template.
			text: item => (item.kind === 'match' || item.near.pods.length > 0 ? item.key : kubectlName(item.near.owner)),
			isName: true,
			narrowest: 9,
			hasPods: true,
		},
		{
			title: 'OF',
			text: onlyNear(({owner, pods}) => (pods.length > 0 ? kubectlName(owner) : '-')),
			widest: 30,
			isOptional: true,
		},
		...(doMatch
			? [{title: 'MATCHES', text: onlyNear(near => equalText(near, view)), widest: 40, isOptional: true}]
			: []),
		{
			title: 'DIFFERS',
			text: onlyNear(differencesText),
			tone: () => 'warning',
			isFlexible: true,
			widest: 60,
			narrowest: 60,
		},
	];
};

const ipColumn: Column<PodItem> = {title: 'IP', text: onlyMatch(({ips}) => ips[0] ?? '-'), isOptional: true};
const nodeColumn: Column<PodItem> = {title: 'NODE', text: onlyMatch(({node}) => node || '-'), isOptional: true};

/** Where endpoints lie beside them, which have the addresses, what else is known of the pods goes before the middle of their names. */
const matchColumns = ({now}: ListsState, isBeside: boolean): ReadonlyArray<Column<PodItem>> => [
	{title: 'NAME', text: ({key}) => key, isName: true, isCutFirst: isBeside, narrowest: 14, hasPods: true},
	{title: 'READY', text: onlyMatch(podReady)},
	{title: 'STATUS', text: onlyMatch(podStatus), narrowest: 'CrashLoopBackOff'.length},
	{title: 'RESTARTS', text: onlyMatch(restartsText), isOptional: true},
	{title: 'AGE', text: onlyMatch(({created}) => ageText(created * 1000, now)), fixed: 4, isOptional: true},
	...(isBeside ? [nodeColumn, ipColumn] : [ipColumn, nodeColumn]),
];

const drawn = (state: State) => ({...listsState(state), isFiltering: isFiltering(state)});

type Drawn = ReturnType<typeof drawn>;

const amountText = (state: Drawn, view: ServiceView, dot: string) => {
	const {pods, service} = view;
	if (pods.length > 0) {
		// All of them have it, so it is told once.
		return [
			shownPods(state).length.toLocaleString('en'),
			...narrowedTexts(state, 'pods'),
			selectorText(service.selector),
		].join(` ${dot} `);
	}

	if (view.missing !== undefined || service.type === 'ExternalName') {
		return 'none';
	}

	if (Object.keys(service.selector).length === 0) {
		return 'no selector';
	}

	if (state.inputs.pods.phase !== 'synced') {
		return '?';
	}

	const near = podsOf(view).length;
	return near > 0 ? [`0 match, ${near} close`, ...narrowedTexts(state, 'pods')].join(` ${dot} `) : '0 match';
};

const emptyText = (state: Drawn, row: Row) => {
	const {inputs} = state;
	const {service} = row.view;
	if (hiddenItems(state, 'pods') > 0) {
		return `The filter hides every pod of ${service.name}. esc clears it.`;
	}

	const problem = noSuchService(row);
	if (problem !== undefined) {
		return problem;
	}

	if (service.type === 'ExternalName') {
		return 'An ExternalName has no pods: it is an alias of another name.';
	}

	const pairs = selectorText(service.selector);
	return pairs === ''
		? 'This Service has no selector: its endpoints are created manually or by a controller.'
		: (unlistedText(inputs.pods, 'Pods') ?? `No pods match ${pairs} in ${service.namespace}. No close matches.`);
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

/** The pods of the selected Service, or those it nearly selects. */
export const PodsPane = () => {
	const state = useDashboard(drawn);
	const {dot} = useSymbols();
	const {heights, widths} = layoutOf(state);
	const row = selectedRow(state);
	const view = row?.view;
	const items = shownPods(state);
	const {top} = state.cursors.pods;
	const hasPods = items[0]?.kind === 'match';
	return (
		<Table
			title={['PODS', view ? `${view.service.name} ${dot} ${amountText(state, view, dot)}` : ''].join(' ')}
			columns={hasPods || view === undefined ? matchColumns(state, widths.pods < state.columns) : nearColumns(view)}
			subject={view?.key}
			items={items.slice(top, top + heights.pods)}
			top={top}
			selected={position(state, 'pods').index}
			isFocused={state.focus === 'pods'}
			isLeading={false}
			isQuietOnColumns={!state.isWide}
			empty={row ? emptyText(state, row) : 'No Service is selected.'}
			width={widths.pods}
			height={heights.pods}
			keyOf={podKey}
			mark={markOf}
		/>
	);
};
