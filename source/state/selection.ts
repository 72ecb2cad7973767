import {type EndpointRow, endpointRows} from '../model/endpoints.ts';
import type {Pod} from '../model/objects.ts';
import {isReady} from '../model/pods.ts';
import type {NearMatch, ServiceView} from '../model/service-view.ts';
import type {Row} from './row.ts';
import {addressRank} from './sorting.ts';
import type {Pane, State} from './state.ts';
import {visible} from './visible.ts';

/** One line of the pods pane: a pod that the selector matches, or one it misses by little. */
export type PodItem =
	| {readonly kind: 'match'; readonly key: string; readonly pod: Pod}
	| {readonly kind: 'near'; readonly key: string; readonly name: string; readonly near: NearMatch};

/** The place of the selected Service; -1 where none is listed. */
const serviceIndex = (state: State) => {
	const {count, places} = visible(state.list);
	const {selected} = state.cursors.services;
	return places.get(selected ?? '') ?? (count > 0 ? 0 : -1);
};

const rowAt = ({list}: State, index: number): Row | undefined =>
	index < 0 ? undefined : visible(list).rows(index, index + 1)[0];

export const selectedRow = (state: State): Row | undefined => rowAt(state, serviceIndex(state));

const endpointsKept = new WeakMap<ServiceView, readonly EndpointRow[]>();
const podsKept = new WeakMap<ServiceView, readonly PodItem[]>();

const keep = <Value>(kept: WeakMap<ServiceView, Value>, view: ServiceView, compute: (view: ServiceView) => Value) => {
	const known = kept.get(view);
	if (known !== undefined) {
		return known;
	}

	const value = compute(view);
	kept.set(view, value);
	return value;
};

/** What is not ready comes first, as it is what one looks for; the others stay in their order. */
const unreadyFirst = <Item>(items: readonly Item[], isReady: (item: Item) => boolean): readonly Item[] => [
	...items.filter(item => !isReady(item)),
	...items.filter(isReady),
];

const endpointItems = (view: ServiceView) =>
	unreadyFirst(
		endpointRows(view)
			.map(row => ({row, rank: addressRank(row.address)}))
			.sort((a, b) => (a.rank < b.rank ? -1 : 1))
			.map(({row}) => row),
		({ready}) => ready,
	);

/** The addresses behind a Service, those that are not ready first, computed once for each view. */
export const endpointsOf = (view: ServiceView) => keep(endpointsKept, view, endpointItems);

const podItems = ({pods, nearMatches}: ServiceView): readonly PodItem[] =>
	pods.length > 0
		? unreadyFirst(pods, isReady).map(pod => ({kind: 'match', key: pod.name, pod}))
		: nearMatches.flatMap(near =>
				// A template without pods is still worth a line: its owner is what to look at.
				(near.pods.length > 0 ? near.pods : [`${near.owner.kind.toLowerCase()}/${near.owner.name}`]).map(
					(name): PodItem => ({kind: 'near', key: name, name, near}),
				),
			);

/** The pods a Service selects, those that are not ready first, or, where it selects none, those it nearly does. */
export const podsOf = (view: ServiceView) => keep(podsKept, view, podItems);

const none: readonly string[] = [];

/** How many rows a list has, and where its selection is; -1 in an empty list. */
export const position = (state: State, pane: Pane): {readonly count: number; readonly index: number} => {
	if (pane === 'services') {
		return {count: visible(state.list).count, index: serviceIndex(state)};
	}

	const keys = keysOf(state, pane);
	const found = keys.indexOf(state.cursors[pane].selected ?? '');
	return {count: keys.length, index: keys.length === 0 ? -1 : Math.max(0, found)};
};

const keysOf = (state: State, pane: Exclude<Pane, 'services'>): readonly string[] => {
	const view = selectedRow(state)?.view;
	if (view === undefined) {
		return none;
	}

	return pane === 'endpoints' ? endpointsOf(view).map(({address}) => address) : podsOf(view).map(({key}) => key);
};

/** The key of the object in one place of a list. */
export const keyAt = (state: State, pane: Pane, index: number): string | undefined =>
	pane === 'services' ? rowAt(state, index)?.view.key : keysOf(state, pane)[index];
