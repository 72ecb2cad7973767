import {isDeepEqual} from '../deep-equal.ts';
import type {Change} from '../facet.ts';
import type {Route} from '../networking/gateway-objects.ts';
import {isRouteResource} from '../networking/route-resources.ts';
import type {Records, Resource} from '../records.ts';
import {createNamespaceStore, type NamespaceStore} from './namespace-store.ts';
import {type NamespaceTables, type Table, type TabledResource, tabledResources, tablesOf} from './namespace-tables.ts';
import {createRecordList, type RecordList} from './record-list.ts';
import {createRoutesByService} from './routes-by-service.ts';

type Named = {readonly namespace: string; readonly name: string};

const tabled: ReadonlySet<Resource> = new Set(tabledResources);

/** The records of a whole cluster: none yet. A resource that no namespace's store holds, as `namespace-tables.ts` has them, is kept as one list. */
export const createClusterRecords = () => {
	const stores = new Map<string, NamespaceStore>();
	const tables = new Map<string, NamespaceTables>();
	const lists = new Map<Resource, RecordList<Named>>();
	const routes = createRoutesByService();

	const storeOf = (namespace: string): NamespaceStore => {
		let store = stores.get(namespace);
		if (store === undefined) {
			store = createNamespaceStore();
			stores.set(namespace, store);
			tables.set(namespace, tablesOf(store));
		}

		return store;
	};

	const listOf = (resource: Resource): RecordList<Named> => {
		let list = lists.get(resource);
		if (list === undefined) {
			list = createRecordList<Named>();
			lists.set(resource, list);
		}

		return list;
	};

	const isTabled = (resource: Resource): resource is TabledResource => tabled.has(resource);

	const tableOf = (resource: Resource, namespace: string): Table<Named> => {
		if (!isTabled(resource)) {
			const list = listOf(resource);
			return {
				get: name => list.get(`${namespace}/${name}`),
				set: (name, next) => list.set(`${namespace}/${name}`, next),
				all: list.all,
			};
		}

		if (!tables.has(namespace)) {
			storeOf(namespace);
		}

		return tables.get(namespace)![resource] as Table<Named>;
	};

	return {
		stores: stores as ReadonlyMap<string, NamespaceStore>,

		storeOf,

		routes,

		/** Puts a record in its place, or takes it away; undefined where it says the same as before. */
		set<R extends Resource>(resource: R, {namespace, name}: Named, next: Records[R] | undefined) {
			const table = tableOf(resource, namespace);
			const previous = table.get(name);
			if (isDeepEqual(previous, next)) {
				return undefined;
			}

			table.set(name, next);
			const change = {namespace, name, previous, next} as Change<Records[R]>;
			if (isRouteResource(resource)) {
				routes.moved(change.previous as Route | undefined, change.next as Route | undefined);
			}

			return change;
		},

		/** All records of a resource that is kept as one list: the same array until one of them changes. */
		all: <R extends Resource>(resource: R) => listOf(resource).all() as ReadonlyArray<Records[R]>,

		/** All that is held of one resource. */
		*records<R extends Resource>(resource: R): Generator<Records[R]> {
			if (!isTabled(resource)) {
				yield* listOf(resource).all() as Iterable<Records[R]>;
				return;
			}

			for (const each of tables.values()) {
				yield* each[resource].all() as Iterable<Records[R]>;
			}
		},
	};
};
