import {weakMapMemoize} from 'reselect';
import type {Pod} from '../../model/objects.ts';
import {isReady} from '../../model/pods/pods.ts';
import {type EndpointRow, endpointRows} from '../../model/ports/endpoints.ts';
import type {ServiceView} from '../../model/service-view.ts';
import type {NearMatch} from '../../model/view-parts.ts';

/** One line of the pods pane: a pod that the selector matches, or one it misses by little. */
export type PodItem =
	| {readonly kind: 'match'; readonly key: string; readonly pod: Pod}
	| {readonly kind: 'near'; readonly key: string; readonly name: string; readonly near: NearMatch};

/** What is not ready comes first, as it is what one looks for; the others stay in their order. */
const unreadyFirst = <Item>(items: readonly Item[], isReady: (item: Item) => boolean): readonly Item[] => [
	...items.filter(item => !isReady(item)),
	...items.filter(isReady),
];

/** The addresses behind a Service, those that are not ready first, computed once for each view. */
export const endpointsOf = weakMapMemoize((view: ServiceView) => unreadyFirst(endpointRows(view), ({ready}) => ready));

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
export const podsOf = weakMapMemoize(podItems);

export const endpointKey = ({address}: EndpointRow) => address;
export const podKey = ({key}: PodItem) => key;

const frozen = weakMapMemoize(
	(items: readonly unknown[], keyOf: (item: never) => string, keys: readonly string[]): readonly unknown[] => {
		const places = new Map(keys.map((key, place) => [key, place]));
		const placeOf = (item: unknown) => places.get(keyOf(item as never)) ?? keys.length;
		return items.toSorted((a, b) => placeOf(a) - placeOf(b));
	},
);

/**
 * The items in the order that was frozen when someone began to read them, and what has come since behind them; as they are
 * where nobody reads.
 */
export const inFrozenOrder = <Item>(
	items: readonly Item[],
	keyOf: (item: Item) => string,
	keys: readonly string[] | undefined,
): readonly Item[] => (keys === undefined ? items : (frozen(items, keyOf, keys) as readonly Item[]));
