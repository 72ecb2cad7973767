import type {KubernetesObject} from '../objects/kubernetes-object.ts';
import type {ObjectStore} from '../objects/object-store.ts';
import {selection} from '../objects/selectors.ts';
import {failure, type Status} from '../status.ts';
import type {ResourceRequest} from './request.ts';

export type Page = {
	readonly items: readonly KubernetesObject[];
	readonly metadata: {
		readonly resourceVersion: string;
		readonly continue?: string;
		readonly remainingItemCount?: number;
	};
};

type Rest = {readonly items: readonly KubernetesObject[]; readonly version: string};

const openListsLimit = 32;

export const expiredContinue = () =>
	failure(
		410,
		'The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter, or use the continue token in this response to retrieve the remainder of the results. Continuing with the provided token results in an inconsistent list - objects that were created, modified, or deleted between the time the first chunk was returned and now may show up in the list.',
	);

/** Lists whole or in pages. The pages of one list show the moment of its first page; the oldest unfinished ones expire. */
export const createLists = (store: ObjectStore) => {
	const rests = new Map<string, Rest>();
	let tokens = 0;

	const keep = (rest: Rest) => {
		tokens++;
		const token = Buffer.from(JSON.stringify({v: 'meta.k8s.io/v1', rv: rest.version, start: tokens})).toString(
			'base64url',
		);
		rests.set(token, rest);
		for (const oldest of [...rests.keys()].slice(0, Math.max(0, rests.size - openListsLimit))) {
			rests.delete(oldest);
		}

		return token;
	};

	const page = ({resource, namespace, query}: ResourceRequest): Page | Status => {
		const version = query.get('resourceVersion') ?? '';
		if (Number(version) > store.version()) {
			return failure(504, `Timeout: Too large resource version: ${version}, current: ${store.version()}`);
		}

		const token = query.get('continue') ?? '';
		const known = rests.get(token);
		if (token !== '' && !known) {
			return expiredContinue();
		}

		const items =
			known?.items ??
			store
				.list(resource.plural, namespace)
				.filter(selection(query.get('labelSelector') ?? '', query.get('fieldSelector') ?? ''));
		const resourceVersion = known?.version ?? String(store.version());
		const limit = Number(query.get('limit') ?? 0);
		// A list from the watch cache comes whole, whatever limit says.
		if (limit === 0 || version === '0' || items.length <= limit) {
			return {items, metadata: {resourceVersion}};
		}

		const rest = items.slice(limit);

		return {
			items: items.slice(0, limit),
			metadata: {
				resourceVersion,
				continue: keep({items: rest, version: resourceVersion}),
				remainingItemCount: rest.length,
			},
		};
	};

	return {page, expire: () => rests.clear()};
};

export type Lists = ReturnType<typeof createLists>;
