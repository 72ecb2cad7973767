import {facet} from '../facet.ts';
import {addressRank} from '../networking/address-order.ts';
import {keyOf, type Service} from '../objects.ts';
import type {Protocol} from '../ports/protocol.ts';

declare module '../service-view.ts' {
	interface Parts {
		/** Who takes the same address and port from outside. */
		readonly rivals: readonly Rival[];
	}
}

/** Another Service that takes the same address and port from outside. */
export type Rival = {
	readonly address: string;
	readonly port: number;
	readonly protocol: Protocol;
	/** `namespace/name`. */
	readonly service: string;
	/** The field by which the Service itself takes the address. */
	readonly field: 'externalIPs' | 'loadBalancerIP' | 'status.loadBalancer.ingress';
};

/** `key` is one for all texts of an address. */
type Claim = Omit<Rival, 'service'> & {readonly key: string};

const none: readonly never[] = [];

/** The addresses outside the cluster whose traffic a Service takes, with each of its ports. */
const claimsOf = (service: Service | undefined): readonly Claim[] => {
	const isProxied = service !== undefined && service.type !== 'ExternalName' && service.clusterIPs[0] !== 'None';
	if (!isProxied) {
		return none;
	}

	const {externalIPs = none, loadBalancerIP, loadBalancerIngress, type, ports} = service;
	const isBalanced = type === 'LoadBalancer';
	const addresses = new Map<string, Claim['field']>([
		...(isBalanced ? loadBalancerIngress.map(each => [each, 'status.loadBalancer.ingress'] as const) : none),
		...(isBalanced && loadBalancerIP !== undefined ? [[loadBalancerIP, 'loadBalancerIP'] as const] : none),
		...externalIPs.map(each => [each, 'externalIPs'] as const),
	]);
	return [...addresses].flatMap(([address, field]) =>
		ports.map(({port, protocol}) => ({
			address,
			field,
			port,
			protocol,
			key: `${addressRank(address)} ${port}/${protocol}`,
		})),
	);
};

/**
 * Finds Services that take the same address and port from outside, of whatever namespaces: one that comes, goes or
 * changes has the others joined again.
 */
const createClaims = (markKeys: (keys: Iterable<string>) => void) => {
	/** The Services of each claim, and by which field. */
	const claimants = new Map<string, Map<string, Claim['field']>>();

	return {
		moved(previous: Service | undefined, next: Service | undefined) {
			for (const {key} of claimsOf(previous)) {
				const services = claimants.get(key);
				services?.delete(keyOf(previous!));
				markKeys(services?.keys() ?? none);
				if (services?.size === 0) {
					claimants.delete(key);
				}
			}

			for (const {key, field} of claimsOf(next)) {
				const services = claimants.get(key) ?? new Map<string, Claim['field']>();
				markKeys(services.keys());
				claimants.set(key, services.set(keyOf(next!), field));
			}
		},

		/**
		 * Who takes the same as a Service, by address, port and name. Two that were only given it have it from a controller,
		 * which may well share it between them: one has to have asked.
		 */
		rivalsOf: (service: Service): readonly Rival[] =>
			claimsOf(service).flatMap(({key, ...claim}) =>
				[...(claimants.get(key) ?? none)]
					.filter(
						([other, field]) =>
							other !== keyOf(service) && [claim.field, field].some(each => each !== 'status.loadBalancer.ingress'),
					)
					.map(([other]) => ({...claim, service: other}))
					.sort((a, b) => (a.service < b.service ? -1 : 1)),
			),
	};
};

const empty = {rivals: none} as const;

export const rivals = facet({
	empty,
	follow({markKeys}) {
		const claims = createClaims(markKeys);
		return {
			changed: {services: ({previous, next}) => claims.moved(previous, next)},
			build(service) {
				const found = claims.rivalsOf(service);
				return found.length > 0 ? {rivals: found} : empty;
			},
		};
	},
});
