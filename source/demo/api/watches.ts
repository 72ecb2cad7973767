import type {ServerResponse} from 'node:http';
import type {KubernetesObject} from '../objects/kubernetes-object.ts';
import type {Change, ObjectStore} from '../objects/object-store.ts';
import {selection} from '../objects/selectors.ts';
import {apiVersionOf} from '../objects/served-resources.ts';
import {failure} from '../status.ts';
import {isTrue, type ResourceRequest} from './request.ts';

const bookmarkPeriod = 60_000;

type Frame = {readonly type: string; readonly object: object};

const framesOf = (
	changes: readonly Change[],
	matches: (object: KubernetesObject) => boolean,
	show: (object: KubernetesObject) => object,
): Frame[] =>
	changes.flatMap(({type, object, previous}) => {
		const isIn = type !== 'DELETED' && matches(object);
		const wasIn = previous !== undefined && matches(previous);
		// An object that leaves or enters a selection is deleted or added for those who watch it.
		if (!isIn && !wasIn) {
			return [];
		}

		if (!isIn) {
			return [{type: 'DELETED', object: show(object)}];
		}

		return [{type: wasIn ? 'MODIFIED' : 'ADDED', object: show(object)}];
	});

/** Watches: one long answer each, a JSON line for each change. */
export const createWatches = (store: ObjectStore) => {
	const bookmarks = new Set<() => void>();

	/** `show` gives the form an object is sent in. */
	const open = (request: ResourceRequest, response: ServerResponse, show: (object: KubernetesObject) => object) => {
		const {resource, namespace, query} = request;
		const matchesSelector = selection(query.get('labelSelector') ?? '', query.get('fieldSelector') ?? '');
		const matches = (object: KubernetesObject) =>
			(namespace === undefined || object.metadata.namespace === namespace) &&
			(request.name === undefined || object.metadata.name === request.name) &&
			matchesSelector(object);
		const version = Number(query.get('resourceVersion') ?? 0);

		const send = (frame: Frame) => {
			if (!response.writableEnded) {
				response.write(`${JSON.stringify(frame)}\n`);
			}
		};

		const bookmark = () => {
			const metadata = {resourceVersion: String(store.version()), creationTimestamp: null};
			send({type: 'BOOKMARK', object: {kind: resource.kind, apiVersion: apiVersionOf(resource), metadata}});
		};

		response.writeHead(200, {'content-type': 'application/json', 'cache-control': 'no-cache, private'});
		response.flushHeaders();
		const missed = version === 0 ? undefined : store.since(resource.plural, version);
		if (version !== 0 && !missed) {
			send({type: 'ERROR', object: failure(410, `too old resource version: ${version} (${store.version()})`)});
			response.end();

			return;
		}

		// Without a version a watch begins with all that is there.
		const present = store.list(resource.plural, namespace).filter(matches);
		for (const frame of missed
			? framesOf(missed, matches, show)
			: present.map(object => ({type: 'ADDED', object: show(object)}))) {
			send(frame);
		}

		const unsubscribe = store.subscribe(change => {
			if (change.plural === resource.plural) {
				for (const frame of framesOf([change], matches, show)) {
					send(frame);
				}
			}
		});
		const allowsBookmarks = isTrue(query.get('allowWatchBookmarks'));
		const period = allowsBookmarks ? setInterval(bookmark, bookmarkPeriod).unref() : undefined;
		if (allowsBookmarks) {
			bookmarks.add(bookmark);
		}

		const timeout = Number(query.get('timeoutSeconds') ?? 1800) * 1000;
		const end = setTimeout(() => {
			if (allowsBookmarks) {
				bookmark();
			}

			response.end();
		}, timeout).unref();
		response.once('close', () => {
			unsubscribe();
			bookmarks.delete(bookmark);
			clearInterval(period);
			clearTimeout(end);
		});
	};

	return {
		open,
		/** Sends a bookmark on every watch that asked for them. */
		bookmark() {
			for (const send of bookmarks) {
				send();
			}
		},
	};
};

export type Watches = ReturnType<typeof createWatches>;
