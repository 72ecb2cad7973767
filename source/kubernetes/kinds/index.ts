// Written by `npm run lists` from the files in kubernetes/kinds.

import {daemonsets} from './daemonsets.ts';
import {deployments} from './deployments.ts';
import {endpointslices} from './endpointslices.ts';
import {gateways} from './gateways.ts';
import {grpcroutes} from './grpcroutes.ts';
import {httproutes} from './httproutes.ts';
import {ingressclasses} from './ingressclasses.ts';
import {ingresses} from './ingresses.ts';
import {namespaces} from './namespaces.ts';
import {networkpolicies} from './networkpolicies.ts';
import {nodes} from './nodes.ts';
import {pods} from './pods.ts';
import {referencegrants} from './referencegrants.ts';
import {services} from './services.ts';
import {statefulsets} from './statefulsets.ts';
import {tcproutes} from './tcproutes.ts';
import {tlsroutes} from './tlsroutes.ts';
import {udproutes} from './udproutes.ts';

/** Every kind that is watched, by its resource. */
export const kinds = {
	daemonsets,
	deployments,
	endpointslices,
	gateways,
	grpcroutes,
	httproutes,
	ingressclasses,
	ingresses,
	namespaces,
	networkpolicies,
	nodes,
	pods,
	referencegrants,
	services,
	statefulsets,
	tcproutes,
	tlsroutes,
	udproutes,
} as const;

type KindRecords = {readonly [R in keyof typeof kinds]: ReturnType<(typeof kinds)[R]['fromJson']>};

declare module '../../model/records.ts' {
	interface Records extends KindRecords {}
}
