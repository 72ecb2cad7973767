import type {Codec, Codecs, CustomResource} from '../decoder.ts';
import {endpointSliceAt} from './endpoint-slice.ts';
import {ingressAt} from './ingress.ts';
import {ingressClassAt} from './ingress-class.ts';
import {namespaceAt} from './namespace.ts';
import {networkPolicyAt} from './network-policy.ts';
import {nodeAt} from './node.ts';
import {podAt} from './pod.ts';
import {type Decode, protobufList} from './protobuf-list.ts';
import {protobufWatch} from './protobuf-watch.ts';
import {serviceAt} from './service.ts';
import {workloadAt} from './workload.ts';

const codec = <T>(decode: Decode<T>): Codec<T> => ({
	list: () => protobufList(decode),
	watch: () => protobufWatch(decode),
});

/** The protobuf codec of every watched resource that has one. */
export const protobufCodecs: Omit<Codecs, CustomResource> = {
	services: codec(serviceAt),
	endpointslices: codec(endpointSliceAt),
	pods: codec(podAt),
	deployments: codec(workloadAt('Deployment')),
	statefulsets: codec(workloadAt('StatefulSet')),
	daemonsets: codec(workloadAt('DaemonSet')),
	networkpolicies: codec(networkPolicyAt),
	ingresses: codec(ingressAt),
	ingressclasses: codec(ingressClassAt),
	nodes: codec(nodeAt),
	namespaces: codec(namespaceAt),
};
