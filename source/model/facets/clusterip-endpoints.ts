import {facet} from '../facet.ts';
import {type EndpointSlice, keyOf, type Service} from '../objects.ts';

declare module '../service-view.ts' {
	interface Parts {
		/** Its endpoints that are addresses of Services; only without a selector. */
		readonly borrowed: readonly BorrowedAddress[];
	}
}

/** An endpoint of one Service that is the address of another. */
export type BorrowedAddress = {readonly slice: string; readonly address: string; readonly service: string};

const none: readonly BorrowedAddress[] = [];

const addressesOf = (service: Service | undefined) =>
	(service?.clusterIPs ?? []).filter(address => address !== 'None' && address !== '');

/**
 * Finds endpoints that are addresses of Services, and remembers whom each address would concern: a Service that comes,
 * goes or changes its address has those joined again.
 */
const createBorrowedAddresses = (markKeys: (keys: Iterable<string>) => void) => {
	/** Keys of Services by their cluster addresses. */
	const owners = new Map<string, string>();
	/** Addresses that were looked up for a Service, by its key, and the other way round. */
	const asked = new Map<string, readonly string[]>();
	const askers = new Map<string, Set<string>>();

	const forget = (key: string) => {
		for (const address of asked.get(key) ?? []) {
			const waiting = askers.get(address);
			waiting?.delete(key);
			if (waiting?.size === 0) {
				askers.delete(address);
			}
		}

		asked.delete(key);
	};

	const touched = (address: string) => {
		markKeys(askers.get(address) ?? []);
	};

	return {
		forget,

		moved(previous: Service | undefined, next: Service | undefined) {
			for (const address of addressesOf(previous)) {
				// Another Service may have been given it meanwhile.
				if (owners.get(address) === keyOf(previous!)) {
					owners.delete(address);
					touched(address);
				}
			}

			for (const address of addressesOf(next)) {
				owners.set(address, keyOf(next!));
				touched(address);
			}
		},

		/** The endpoints of a Service, in slices written by hand, that are addresses of Services. Only where it has no selector. */
		find(service: Service, slices: readonly EndpointSlice[]): readonly BorrowedAddress[] {
			const key = keyOf(service);
			if (asked.size > 0) {
				forget(key);
			}

			if (slices.length === 0 || service.type === 'ExternalName' || Object.keys(service.selector).length > 0) {
				return none;
			}

			const listed = slices.flatMap(slice => slice.endpoints.map(({address}) => ({slice: slice.name, address})));
			asked.set(
				key,
				listed.map(({address}) => address),
			);
			for (const {address} of listed) {
				askers.set(address, (askers.get(address) ?? new Set()).add(key));
			}

			return listed.flatMap(each => {
				const owner = owners.get(each.address);
				return owner === undefined ? [] : {...each, service: owner};
			});
		},
	};
};

const empty = {borrowed: none} as const;

export const clusteripEndpoints = facet({
	empty,
	from: ['slices'],
	follow({markKeys}) {
		const addresses = createBorrowedAddresses(markKeys);
		return {
			changed: {services: ({previous, next}) => addresses.moved(previous, next)},
			forget: addresses.forget,
			build(service, {slices}) {
				const found = addresses.find(service, slices);
				return found.length > 0 ? {borrowed: found} : empty;
			},
		};
	},
});
