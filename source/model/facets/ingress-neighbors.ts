import {facet} from '../facet.ts';
import {createIngressEntries, type EmptyEntry} from '../networking/ingress-entries.ts';
import {createIngressClaims, type IngressRival} from '../networking/ingress-rivals.ts';
import {keyOf} from '../objects.ts';

declare module '../service-view.ts' {
	interface Parts {
		/** Paths of the Ingresses that name it which Ingresses have as well that lead elsewhere. */
		readonly ingressRivals: readonly IngressRival[];
		/** Services at the addresses of the Ingresses that name it, those of their controllers, which have no ready endpoint. */
		readonly emptyEntries: readonly EmptyEntry[];
	}
}

const empty = {ingressRivals: [], emptyEntries: []} as const;

/** What objects of whatever namespaces have to do with the Ingresses that name a Service. */
export const ingressNeighbors = facet({
	empty,
	from: ['ingresses'],
	inputs: ['ingresses'],
	follow({views, markKeys}) {
		const claims = createIngressClaims(markKeys);
		const entries = createIngressEntries(views, markKeys);
		return {
			changed: {
				ingresses: ({previous, next}) => claims.moved(previous, next),
				services: ({previous, next}) => entries.moved(previous, next),
			},
			viewChanged: entries.viewChanged,
			build(service, {ingresses}) {
				return ingresses.length === 0
					? empty
					: {
							ingressRivals: claims.rivalsOf(service.name, ingresses),
							emptyEntries: ingresses.flatMap(ingress => entries.emptyAt(keyOf(service), ingress)),
						};
			},
		};
	},
});
