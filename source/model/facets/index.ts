// Written by `npm run lists` from the files in model/facets.

import type {AnyFacet} from '../facet.ts';
import type {Parts} from '../service-view.ts';
import {clusteripEndpoints} from './clusterip-endpoints.ts';
import {externalnameChain} from './externalname-chain.ts';
import {ingressNeighbors} from './ingress-neighbors.ts';
import {ingresses} from './ingresses.ts';
import {kubeProxy} from './kube-proxy.ts';
import {loadBalancerClasses} from './load-balancer-classes.ts';
import {manualEndpoints} from './manual-endpoints.ts';
import {nameShadows} from './name-shadows.ts';
import {nearMatches} from './near-matches.ts';
import {nodes} from './nodes.ts';
import {otherProxies} from './other-proxies.ts';
import {podEvents} from './pod-events.ts';
import {podSubdomains} from './pod-subdomains.ts';
import {pods} from './pods.ts';
import {podsInOtherNamespaces} from './pods-in-other-namespaces.ts';
import {policies} from './policies.ts';
import {rivals} from './rivals.ts';
import {routes} from './routes.ts';
import {serviceLinks} from './service-links.ts';
import {slices} from './slices.ts';
import {workloads} from './workloads.ts';

/** Every facet, each after those it is built from. */
export const facets: readonly AnyFacet[] = [
	externalnameChain,
	ingresses,
	kubeProxy,
	loadBalancerClasses,
	otherProxies,
	pods,
	rivals,
	routes,
	slices,
	workloads,
	clusteripEndpoints,
	ingressNeighbors,
	manualEndpoints,
	nameShadows,
	nearMatches,
	nodes,
	podEvents,
	podSubdomains,
	podsInOtherNamespaces,
	policies,
	serviceLinks,
];

/** Every part as it is where there is nothing to tell. */
export const emptyParts: Parts = {
	...clusteripEndpoints.empty,
	...externalnameChain.empty,
	...ingressNeighbors.empty,
	...ingresses.empty,
	...kubeProxy.empty,
	...loadBalancerClasses.empty,
	...manualEndpoints.empty,
	...nameShadows.empty,
	...nearMatches.empty,
	...nodes.empty,
	...otherProxies.empty,
	...podEvents.empty,
	...podSubdomains.empty,
	...podsInOtherNamespaces.empty,
	...pods.empty,
	...policies.empty,
	...rivals.empty,
	...routes.empty,
	...serviceLinks.empty,
	...slices.empty,
	...workloads.empty,
};
