import {createBorrowedAddresses} from '../facets/clusterip-endpoints.ts';
import {createAliases, targetOf} from '../facets/externalname-chain.ts';
import {createLoadBalancerClasses} from '../facets/load-balancer-classes.ts';
import {createNameShadows} from '../facets/name-shadows.ts';
import {createOtherProxies} from '../facets/other-proxies.ts';
import {createOuterAddresses} from '../facets/rivals.ts';
import {createServiceLinks} from '../facets/service-links.ts';
import {type EndpointSlice, keyOf, type Pod, type Service} from '../objects.ts';
import type {ServiceView} from '../service-view.ts';
import type {AliasStep} from '../view-parts.ts';
import type {NamespaceStore} from './namespace-store.ts';

/** What a view says of other Services. */
type Tied = Pick<
	ServiceView,
	'alias' | 'target' | 'meant' | 'borrowed' | 'shadows' | 'links' | 'rivals' | 'classmate' | 'isProxyRunning'
>;

const none: readonly AliasStep[] = [];

/**
 * What ties Services to each other, of whatever namespaces: a change of one makes those dirty that are told of it.
 * `views` are the Services that are joined already, by key.
 */
export const createOtherServices = (
	stores: ReadonlyMap<string, NamespaceStore>,
	views: ReadonlyMap<string, ServiceView>,
	dirty: Set<string>,
) => {
	const aliases = createAliases(stores, dirty);
	const addresses = createBorrowedAddresses(dirty);
	const shadows = createNameShadows(stores, dirty);
	const links = createServiceLinks(stores, dirty);
	const outside = createOuterAddresses(dirty);
	const proxies = createOtherProxies(stores, dirty);
	const classes = createLoadBalancerClasses(dirty);

	return {
		/** A Service has come, gone or changed. */
		moved(previous: Service | undefined, next: Service | undefined) {
			aliases.moved(keyOf((next ?? previous)!));
			addresses.moved(previous, next);
			shadows.moved(previous, next);
			links.moved((next ?? previous)!);
			outside.moved(previous, next);
			classes.moved(previous, next);
			proxies.moved(previous, next);
		},

		/** The Service of this key was joined anew. */
		joined: aliases.moved,

		/** A workload has come, gone or changed. */
		workloadMoved: proxies.touched,

		/** The pods of all namespaces are here. */
		populated: proxies.begin,

		/** The Service of this key is gone, and asks for none any more. */
		forget(key: string) {
			aliases.forget(key);
			addresses.forget(key);
			shadows.forget(key);
			links.forget(key);
		},

		/** The other Services that bear on one, with its slices and pods. */
		tiedTo(service: Service, slices: readonly EndpointSlice[], pods: readonly Pod[]): Tied {
			const alias = service.type === 'ExternalName' ? aliases.follow(service) : none;
			const target = targetOf(alias, views);
			const meant = service.type === 'ExternalName' ? aliases.meantBy(service) : undefined;
			const hidden = shadows.find(service, slices);
			const linked = links.find(service, pods);
			return {
				alias,
				...(target && {target}),
				...(meant && {meant}),
				borrowed: addresses.find(service, slices),
				...(hidden.length > 0 && {shadows: hidden}),
				...(linked.length > 0 && {links: linked}),
				rivals: outside.rivalsOf(service),
				classmate: classes.classmateOf(service),
				isProxyRunning: proxies.isRunning(service),
			};
		},
	};
};

export type OtherServices = ReturnType<typeof createOtherServices>;
