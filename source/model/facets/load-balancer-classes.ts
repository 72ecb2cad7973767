import {facet} from '../facet.ts';
import {keyOf, type Service} from '../objects.ts';

declare module '../service-view.ts' {
	interface Parts {
		/** A Service of its load balancer class that was given an address, `namespace/name`; only while it has none itself. */
		readonly classmate: string | undefined;
	}
}

const isGiven = ({loadBalancerIngress}: Service) => loadBalancerIngress.length > 0;

/**
 * Knows which load balancer classes some controller handles, by the Services it gave addresses. '' is the class of those
 * that name none. A class that is handled from now on, or no longer, has those joined again that wait for an address.
 */
const createClasses = (markKeys: (keys: Iterable<string>) => void) => {
	const given = new Map<string, Set<string>>();
	const waiting = new Map<string, Set<string>>();

	const placeOf = (service: Service | undefined) =>
		service?.type === 'LoadBalancer'
			? {sets: isGiven(service) ? given : waiting, name: service.loadBalancerClass, key: keyOf(service)}
			: undefined;

	return {
		moved(previous: Service | undefined, next: Service | undefined) {
			const [from, to] = [placeOf(previous), placeOf(next)];
			from?.sets.get(from.name)?.delete(from.key);
			if (to !== undefined) {
				to.sets.set(to.name, (to.sets.get(to.name) ?? new Set()).add(to.key));
			}

			for (const place of [from, to]) {
				markKeys((place?.sets === given && waiting.get(place.name)) || []);
			}
		},

		/** A Service of the same class that has an address while this one waits for its own; undefined where none has. */
		classmateOf: (service: Service): string | undefined =>
			service.type === 'LoadBalancer' && !isGiven(service)
				? [...(given.get(service.loadBalancerClass) ?? [])].sort()[0]
				: undefined,
	};
};

const empty = {classmate: undefined} as const;

export const loadBalancerClasses = facet({
	empty,
	follow({markKeys}) {
		const classes = createClasses(markKeys);
		return {
			changed: {services: ({previous, next}) => classes.moved(previous, next)},
			build: service => (service.type === 'LoadBalancer' ? {classmate: classes.classmateOf(service)} : empty),
		};
	},
});
