import {serviceNamed, shortlyNamed} from '../externalname.ts';
import {type Cluster, facet} from '../facet.ts';
import {keyOf, type Service} from '../objects.ts';
import type {ServiceView} from '../service-view.ts';
import type {AliasStep} from '../view-parts.ts';

declare module '../service-view.ts' {
	interface Parts {
		/** The Services an ExternalName leads to, one after the other; [] where it leads out of the cluster. */
		readonly alias: readonly AliasStep[];
		/** The Service at the end of that, joined; only where an ExternalName leads to one that exists, and is none itself. */
		readonly target: ServiceView | undefined;
		/** The Service that a short externalName can be meant for, which DNS does not look for; only with such a name. */
		readonly meant: AliasStep | undefined;
	}
}

/** An ExternalName that leads through more Services than these is followed no further. */
const longest = 8;

/** The Service that an alias ends at; undefined where it is not known or not joined yet, and in a circle. */
const targetOf = (steps: readonly AliasStep[], views: ReadonlyMap<string, ServiceView>): ServiceView | undefined => {
	const last = steps.at(-1);
	const view = last?.exists ? views.get(keyOf(last)) : undefined;
	return view?.service.type === 'ExternalName' ? undefined : view;
};

/**
 * Follows ExternalNames from Service to Service, and remembers whom each of them leads past: a change of one of those
 * concerns it, and has it joined again.
 */
const createAliases = ({stores, markKeys}: Pick<Cluster, 'stores' | 'markKeys'>) => {
	const stepsOf = new Map<string, readonly AliasStep[]>();
	const dependents = new Map<string, Set<string>>();

	/** null for a Service that does not exist; undefined where no Service of its namespace is known, as it may not be looked at. */
	const find = (namespace: string, name: string): Service | null | undefined => {
		const services = stores.get(namespace)?.services;
		return services === undefined || services.size === 0 ? undefined : (services.get(name) ?? null);
	};

	const forget = (key: string) => {
		for (const {namespace, name} of stepsOf.get(key) ?? []) {
			dependents.get(`${namespace}/${name}`)?.delete(key);
		}

		stepsOf.delete(key);
	};

	/** Makes the alias dirty when that Service changes. */
	const follows = (key: string, step: string) => {
		const waiting = dependents.get(step) ?? new Set();
		waiting.add(key);
		dependents.set(step, waiting);
	};

	const stepTo = (namespace: string, name: string, found: Service | null | undefined): AliasStep => ({
		namespace,
		name,
		exists: found === undefined ? undefined : found !== null,
	});

	return {
		forget,

		/** The Services it leads to, in their order; a circle ends with the Service that closes it. */
		follow(service: Service): readonly AliasStep[] {
			const key = `${service.namespace}/${service.name}`;
			forget(key);
			const steps: AliasStep[] = [];
			const seen = new Set([key]);
			let current: Service | null | undefined = service;
			while (current?.type === 'ExternalName' && steps.length < longest) {
				const named = serviceNamed(current.externalName);
				if (named === undefined) {
					break;
				}

				const {namespace, name} = named;
				current = find(namespace, name);
				steps.push(stepTo(namespace, name, current));
				const next = `${namespace}/${name}`;
				if (seen.has(next)) {
					break;
				}

				seen.add(next);
				follows(key, next);
			}

			if (steps.length > 0) {
				stepsOf.set(key, steps);
			}

			return steps;
		},

		/** The Service that its short externalName can be meant for; undefined for a name that is not short. Asked after `follow`. */
		meantBy(service: Service): AliasStep | undefined {
			const named = shortlyNamed(service);
			if (named === undefined) {
				return undefined;
			}

			const step = stepTo(named.namespace, named.name, find(named.namespace, named.name));
			stepsOf.set(keyOf(service), [step]);
			follows(keyOf(service), keyOf(step));
			return step;
		},

		/** The Service of this key has come, gone or changed, or what is behind it has. */
		moved(key: string) {
			markKeys(dependents.get(key) ?? []);
		},
	};
};

const empty = {alias: [], target: undefined, meant: undefined} as const;

export const externalnameChain = facet({
	empty,
	isSame: {target: Object.is},
	follow(cluster) {
		const aliases = createAliases(cluster);
		return {
			changed: {services: ({namespace, name}) => aliases.moved(`${namespace}/${name}`)},
			viewChanged: aliases.moved,
			forget: aliases.forget,
			build(service) {
				if (service.type !== 'ExternalName') {
					return empty;
				}

				const alias = aliases.follow(service);
				return {alias, target: targetOf(alias, cluster.views), meant: aliases.meantBy(service)};
			},
		};
	},
});
