import {isShallowEqual} from '../deep-equal.ts';
import {facet} from '../facet.ts';
import type {Ingress, IngressClass} from '../networking/networking-objects.ts';

declare module '../service-view.ts' {
	interface Parts {
		/** The Ingresses that name it, by name. */
		readonly ingresses: readonly Ingress[];
		/** All IngressClasses, where an Ingress names it; undefined where they may not be listed, [] elsewhere. */
		readonly ingressClasses: readonly IngressClass[] | undefined;
	}
}

const empty = {ingresses: [], ingressClasses: []} as const;

export const ingresses = facet({
	empty,
	isSame: {ingresses: isShallowEqual, ingressClasses: Object.is},
	inputs: ['ingresses', 'ingressclasses'],
	reached: ({ingresses: known, ingressClasses: classes}, isReached) => ({
		ingresses: isReached('ingresses') ? known : empty.ingresses,
		ingressClasses: known.length === 0 || isReached('ingressclasses') ? classes : undefined,
	}),
	follow: ({all, stores, mark}) => ({
		changed: {
			ingresses({namespace, previous, next}) {
				const backends = [...(previous?.backends ?? []), ...(next?.backends ?? [])];
				mark(
					namespace,
					backends.map(({service}) => service),
				);
			},
			ingressclasses() {
				for (const [namespace, {networking, services}] of stores) {
					mark(
						namespace,
						[...networking.backends()].filter(service => services.has(service)),
					);
				}
			},
		},
		build({name}, _known, {networking}) {
			const naming = networking.ingressesOf(name);
			return naming.length > 0 ? {ingresses: naming, ingressClasses: all('ingressclasses')} : empty;
		},
	}),
});
