import {type Cluster, facet} from '../facet.ts';
import {keyOf, type Pod, type Service} from '../objects.ts';
import {lastExit} from '../pods/container-state.ts';
import {linkVariable} from '../ports/service-variables.ts';
import type {ServiceLink} from '../view-parts.ts';

declare module '../service-view.ts' {
	interface Parts {
		/** The variables of the namespace's Services that containers of its pods refer to, or quote when they end. */
		readonly links: readonly ServiceLink[];
	}
}

const none: readonly ServiceLink[] = [];

/** What the containers of the pods that get such variables refer to by name, and how they ended. */
const usesOf = (pods: readonly Pod[]) => {
	const linked = pods.filter(({hasServiceLinks}) => hasServiceLinks);
	return {
		names: new Set(linked.flatMap(({containers}) => containers.flatMap(({portVariables = []}) => portVariables))),
		// A URL is all that is looked for in it.
		messages: linked
			.flatMap(({statuses}) => statuses.map(status => lastExit(status)?.message ?? ''))
			.filter(message => message.includes('://')),
	};
};

/**
 * Finds the Services of the namespace whose variables the containers of a Service's pods refer to, or quote when they end,
 * and remembers who asked: a Service that comes, goes or changes in the namespace has it joined again.
 */
const createServiceLinks = ({stores, markKeys}: Pick<Cluster, 'stores' | 'markKeys'>) => {
	/** Keys of the Services whose pods use such variables, by namespace. */
	const readers = new Map<string, Set<string>>();

	const forget = (key: string) => {
		readers.get(key.slice(0, key.indexOf('/')))?.delete(key);
	};

	return {
		forget,

		/** A Service has come, gone or changed. */
		moved(namespace: string) {
			markKeys(readers.get(namespace) ?? []);
		},

		/** Those of its pods, by the Service's name. */
		find(service: Service, pods: readonly Pod[]): readonly ServiceLink[] {
			const {namespace} = service;
			const {names, messages} = usesOf(pods);
			if (names.size === 0 && messages.length === 0) {
				forget(keyOf(service));
				return none;
			}

			readers.set(namespace, (readers.get(namespace) ?? new Set()).add(keyOf(service)));
			return [...(stores.get(namespace)?.services.values() ?? [])]
				.flatMap(each => {
					const link = linkVariable(each);
					const isUsed = link && (names.has(link.name) || messages.some(message => message.includes(link.value)));
					return isUsed ? [{service: each.name, variable: link.name, value: link.value}] : [];
				})
				.sort((a, b) => (a.service < b.service ? -1 : 1));
		},
	};
};

const empty = {links: none} as const;

export const serviceLinks = facet({
	empty,
	from: ['pods'],
	follow(cluster) {
		const links = createServiceLinks(cluster);
		return {
			changed: {services: ({namespace}) => links.moved(namespace)},
			forget: links.forget,
			build(service, {pods}) {
				const found = links.find(service, pods);
				return found.length > 0 ? {links: found} : empty;
			},
		};
	},
});
