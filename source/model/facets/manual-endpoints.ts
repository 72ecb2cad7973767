import {facet} from '../facet.ts';
import {valueSimilarity} from '../labels/similarity.ts';
import type {Service} from '../objects.ts';
import type {ServiceView} from '../service-view.ts';
import {createServiceSets} from '../store/service-sets.ts';
import type {ManualEndpoints, Unmirrored} from '../view-parts.ts';

declare module '../service-view.ts' {
	interface Parts {
		/** The v1 Endpoints that it lacks slices of; only without selector and slices, and once they were asked for. */
		readonly unmirrored: readonly Unmirrored[];
	}
}

/** A name that resembles another by less is another name. */
const resembling = 0.5;

const isWithout = ({type, selector}: Service) => type !== 'ExternalName' && Object.keys(selector).length === 0;

/** The API server writes the endpoints of default/kubernetes itself. */
const isOfServer = ({namespace, name}: Service) => namespace === 'default' && name === 'kubernetes';

/** Whether only v1 Endpoints may tell why a Service has no slices. */
export const needsEndpoints = ({service, slices, missing}: Pick<ServiceView, 'service' | 'slices' | 'missing'>) =>
	missing === undefined && slices.length === 0 && isWithout(service) && !isOfServer(service);

/** How near a name is to that of a Service; `db` is part of `db-external` however short it is. */
const nearness = (name: string, other: string) =>
	`-${name}-`.includes(`-${other}-`) || `-${other}-`.includes(`-${name}-`) ? 0.8 : valueSimilarity(name, other);

/**
 * The Endpoints beside a Service without slices that may explain why: its own, where nothing mirrors them, else those of
 * a like name that no Service has, nearest first, else the only ones that have none. Mirrored are Endpoints with the name of
 * a Service without a selector, without that label and without that annotation (kubernetes
 * pkg/controller/endpointslicemirroring, shouldMirror); those without an address make no slice.
 */
export const unmirroredBeside = (
	{name, clusterIPs, loadBalancerClass}: Pick<Service, 'name' | 'clusterIPs' | 'loadBalancerClass'>,
	endpoints: readonly ManualEndpoints[],
	hasService: (name: string) => boolean,
): readonly Unmirrored[] => {
	const own = endpoints.find(each => each.name === name);
	if (own !== undefined) {
		return own.addresses > 0 && (own.isSkipped || own.isLeader) ? [{...own, named: 'same'}] : [];
	}

	const orphans = endpoints.filter(each => each.addresses > 0 && !each.isLeader && !hasService(each.name));
	const alike = orphans
		.map(each => ({...each, named: 'alike' as const, near: nearness(each.name, name)}))
		.filter(({near}) => near >= resembling)
		.toSorted((a, b) => b.near - a.near || (a.name < b.name ? -1 : 1))
		.map(({near: _, ...each}) => each);
	// A headless Service may be there for its name alone, and a load balancer of its own class may know its backends.
	const isSpecial = clusterIPs[0] === 'None' || loadBalancerClass !== '';
	return alike.length > 0 || orphans.length !== 1 || isSpecial ? alike : [{...orphans[0]!, named: 'otherwise'}];
};

const empty = {unmirrored: []} as const;

export const manualEndpoints = facet({
	empty,
	from: ['slices'],
	isLookedUp: true,
	follow({mark}) {
		/** Services without slices that v1 Endpoints may be meant for. */
		const unbacked = createServiceSets();
		return {
			changed: {
				services({namespace, previous, next}) {
					// Which Endpoints belong to a Service is told by those that have none.
					if (previous === undefined || next === undefined) {
						mark(namespace, unbacked.of(namespace));
					}
				},
			},
			endpointsChanged(namespace) {
				mark(namespace, unbacked.of(namespace));
			},
			forget: unbacked.forget,
			build(service, {slices}, store) {
				const isUnbacked = needsEndpoints({service, slices});
				unbacked.put(service, isUnbacked);
				return isUnbacked
					? {unmirrored: unmirroredBeside(service, store.endpoints(), each => store.services.has(each))}
					: empty;
			},
		};
	},
});
