import type {Codec, Codecs} from '../decoder.ts';
import {endpointSlice} from './endpoint-slice.ts';
import {identity, type Json, object} from './fields.ts';
import {gateway, referenceGrant, route} from './gateway.ts';
import {ingress, ingressClass} from './ingress.ts';
import {jsonList} from './json-list.ts';
import {jsonWatch} from './json-watch.ts';
import {networkPolicy} from './network-policy.ts';
import {node} from './node.ts';
import {pod} from './pod.ts';
import {service} from './service.ts';
import {workload} from './workload.ts';

const codec = <T>(decode: (value: Json) => T): Codec<T> => ({
	list: () => jsonList(decode),
	watch: () => jsonWatch(decode),
});

/** The JSON codec of every watched resource. */
export const jsonCodecs: Codecs = {
	services: codec(service),
	endpointslices: codec(endpointSlice),
	pods: codec(pod),
	deployments: codec(workload('Deployment')),
	statefulsets: codec(workload('StatefulSet')),
	daemonsets: codec(workload('DaemonSet')),
	networkpolicies: codec(networkPolicy),
	ingresses: codec(ingress),
	ingressclasses: codec(ingressClass),
	httproutes: codec(route('HTTPRoute')),
	grpcroutes: codec(route('GRPCRoute')),
	gateways: codec(gateway),
	referencegrants: codec(referenceGrant),
	nodes: codec(node),
	namespaces: codec(value => identity(object(value).metadata)),
};
