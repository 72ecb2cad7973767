import {isShallowEqual} from '../deep-equal.ts';
import {facet} from '../facet.ts';
import type {Node} from '../objects.ts';
import {whyNotReady} from '../pods/pod-not-ready-reason.ts';
import {createServiceSets} from '../store/service-sets.ts';

declare module '../service-view.ts' {
	interface Parts {
		/** All nodes for a Service with a Local traffic policy, else those its pods were lost with; undefined where they are not known, [] elsewhere. */
		readonly nodes: readonly Node[] | undefined;
	}
}

const none: readonly never[] = [];

const empty = {nodes: none} as const;

/** The nodes that tell what becomes of the Service's traffic, or of its pods. */
export const nodes = facet({
	empty,
	from: ['pods'],
	isSame: {nodes: (a, b) => a === b || (a !== undefined && b !== undefined && isShallowEqual(a, b))},
	inputs: ['nodes'],
	reached: ({nodes: known}) => ({nodes: known?.length === 0 ? known : undefined}),
	follow({all, mark}) {
		const bound = createServiceSets();
		return {
			changed: {
				nodes() {
					for (const [namespace, names] of bound.all()) {
						mark(namespace, names);
					}
				},
			},
			forget: bound.forget,
			build(service, {pods}) {
				const isLocal = service.isExternallyLocal || service.isInternallyLocal;
				const lost: readonly string[] = isLocal
					? none
					: pods.filter(pod => whyNotReady(pod)?.code === 'node-not-ready').map(({node}) => node);
				const isBound = isLocal || lost.length > 0;
				bound.put(service, isBound);
				if (!isBound) {
					return empty;
				}

				const known = all('nodes');
				if (known.length === 0) {
					return {nodes: undefined};
				}

				return {nodes: isLocal ? known : known.filter(({name}) => lost.includes(name))};
			},
		};
	},
});
