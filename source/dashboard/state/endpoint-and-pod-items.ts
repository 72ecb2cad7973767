import type {Pod} from '../../model/objects.ts';
import {isReady} from '../../model/pods/pods.ts';
import {type EndpointRow, endpointRows} from '../../model/ports/endpoints.ts';
import type {ServiceView} from '../../model/service-view.ts';
import type {NearMatch} from '../../model/view-parts.ts';

/** One line of the pods pane: a pod that the selector matches, or one it misses by little. */
export type PodItem =
	| {readonly kind: 'match'; readonly key: string; readonly pod: Pod}
	| {readonly kind: 'near'; readonly key: string; readonly name: string; readonly near: NearMatch};

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

const endpointItems = (view: ServiceView) => unreadyFirst(endpointRows(view), ({ready}) => ready);

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

export const endpointKey = ({address}: EndpointRow) => address;
export const podKey = ({key}: PodItem) => key;

const heldItems = new WeakMap<
	readonly string[],
	{readonly items: readonly unknown[]; readonly held: readonly unknown[]}
>();

/**
 * The items in the order that was held when someone began to read them, and what has come since behind them; as they are
 * where nobody reads.
 */
export const inFrozenOrder = <Item>(
	items: readonly Item[],
	keyOf: (item: Item) => string,
	keys: readonly string[] | undefined,
): readonly Item[] => {
	if (keys === undefined) {
		return items;
	}

	const known = heldItems.get(keys);
	if (known?.items === items) {
		return known.held as readonly Item[];
	}

	const places = new Map(keys.map((key, place) => [key, place]));
	const placeOf = (item: Item) => places.get(keyOf(item)) ?? keys.length;
	const held = items.toSorted((a, b) => placeOf(a) - placeOf(b));
	heldItems.set(keys, {items, held});
	return held;
};
