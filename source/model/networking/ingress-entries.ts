import {keyOf, type Service} from '../objects.ts';
import {endpointRows, usableOn} from '../ports/endpoints.ts';
import type {ServiceView} from '../service-view.ts';
import type {Ingress} from './networking-objects.ts';

/** A Service at an address of an Ingress, without a ready endpoint. */
export type EmptyEntry = {
	readonly ingress: string;
	readonly address: string;
	/** `namespace/name`. */
	readonly service: string;
};

const addressesOf = (service: Service | undefined): readonly string[] =>
	service?.type === 'LoadBalancer' ? service.loadBalancerIngress : [];

const isEmpty = (view: ServiceView): boolean => {
	const rows = endpointRows(view);
	return view.service.ports.every((_, index) => usableOn(rows, index).length === 0);
};

/** Finds the Services at addresses, and who waits for what becomes of them. */
export const createIngressEntries = (
	views: ReadonlyMap<string, ServiceView>,
	markKeys: (keys: Iterable<string>) => void,
) => {
	const byAddress = new Map<string, Set<string>>();
	/** Those whose Ingresses have an address, by the address. */
	const waiting = new Map<string, Set<string>>();
	const empty = new Map<string, boolean>();

	const markAt = (addresses: readonly string[]) => {
		for (const address of addresses) {
			markKeys(waiting.get(address) ?? []);
		}
	};

	return {
		moved(previous: Service | undefined, next: Service | undefined) {
			for (const address of addressesOf(previous)) {
				byAddress.get(address)?.delete(keyOf(previous!));
			}

			for (const address of addressesOf(next)) {
				byAddress.set(address, (byAddress.get(address) ?? new Set()).add(keyOf(next!)));
			}

			markAt([...addressesOf(previous), ...addressesOf(next)]);
		},

		viewChanged(key: string) {
			const view = views.get(key);
			const isNow = view !== undefined && addressesOf(view.service).length > 0 ? isEmpty(view) : undefined;
			if (isNow === empty.get(key)) {
				return;
			}

			if (isNow === undefined) {
				empty.delete(key);
			} else {
				empty.set(key, isNow);
			}

			markAt(addressesOf(view?.service));
		},

		emptyAt(own: string, {name, addresses = []}: Ingress): readonly EmptyEntry[] {
			return addresses.flatMap(address => {
				waiting.set(address, (waiting.get(address) ?? new Set()).add(own));
				return [...(byAddress.get(address) ?? [])]
					.filter(key => empty.get(key) === true)
					.map(service => ({ingress: name, address, service}));
			});
		},
	};
};
