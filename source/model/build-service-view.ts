import {isDeepEqual} from './deep-equal.ts';
import type {AnyBuilder, AnyFacet, Cluster, Part} from './facet.ts';
import type {Service} from './objects.ts';
import type {ServiceView} from './service-view.ts';
import type {NamespaceStore} from './store/namespace-store.ts';

type Compared = {readonly part: Part; isSame(a: unknown, b: unknown): boolean};

/** A facet at work, with what is asked of each of its parts; gathered once, as thousands of Services are built. */
export type Running = {
	readonly builder: AnyBuilder;
	readonly empty: Partial<ServiceView>;
	readonly parts: readonly Compared[];
};

/** Has facets follow a cluster. */
export const run = (facets: readonly AnyFacet[], cluster: Cluster): readonly Running[] =>
	facets.map(({empty, isSame: special = {}, follow}) => ({
		builder: follow(cluster),
		empty,
		parts: (Object.keys(empty) as Part[]).map(part => ({
			part,
			isSame: (special[part] as Compared['isSame'] | undefined) ?? isDeepEqual,
		})),
	}));

/**
 * Joins one Service with all that facets tell of it. `blank` is a view without anything to tell.
 *
 * Returns `previous` itself where nothing about it has changed; else each part that says the same is the same object.
 */
export const buildServiceView = (
	service: Service,
	store: NamespaceStore,
	running: readonly Running[],
	blank: ServiceView,
	previous: ServiceView | undefined,
): ServiceView => {
	const view: {-readonly [Name in keyof ServiceView]: ServiceView[Name]} = {
		...blank,
		key: `${service.namespace}/${service.name}`,
		service,
	};
	const parts = view as Record<string, unknown>;
	let isUnchanged = previous?.service === service;
	for (const {builder, empty, parts: compared} of running) {
		const built = builder.build(service, view, store);
		if (built === empty && previous === undefined) {
			continue;
		}

		for (const {part, isSame} of compared) {
			const isKept = previous !== undefined && isSame(previous[part], built[part]);
			parts[part] = isKept ? previous[part] : built[part];
			isUnchanged &&= isKept;
		}
	}

	return previous !== undefined && isUnchanged ? previous : view;
};
