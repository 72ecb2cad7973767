import type {EndpointSlice, Pod} from '../../model/objects.ts';
import {eligiblePods} from '../../model/pods/eligible-pods.ts';
import {isReady, isTerminating} from '../../model/pods/pods.ts';
import {resolvePort} from '../../model/ports/ports.ts';
import type {ServiceView} from '../../model/service-view.ts';

/** Who writes the slices of a selector (endpointslice/reconciler.go). */
export const sliceController = 'endpointslice-controller.k8s.io';

const endpointOf = (pod: Pod, address: string, publishesAll: boolean): EndpointSlice['endpoints'][number] => {
	const [serving, terminating] = [isReady(pod), isTerminating(pod)];
	return {
		address,
		ready: publishesAll || (serving && !terminating),
		serving,
		terminating,
		node: pod.node,
		zone: '',
		pod: pod.name,
		podUid: pod.uid,
	};
};

/** The slices that the controller will write for a Service with a selector: one for each family and set of port numbers. */
export const plannedSlices = ({service, pods}: ServiceView): readonly EndpointSlice[] => {
	const slices = new Map<string, EndpointSlice>();
	for (const pod of eligiblePods({pods})) {
		const ports = service.ports.flatMap(port => {
			const number = resolvePort(pod, port);
			return number === undefined ? [] : [{name: port.name, protocol: port.protocol, port: number}];
		});
		for (const address of pod.ips) {
			const addressType = address.includes(':') ? 'IPv6' : 'IPv4';
			const key = `${addressType} ${JSON.stringify(ports)}`;
			const slice = slices.get(key) ?? {
				namespace: service.namespace,
				name: `${service.name}-${slices.size}`,
				uid: `planned/${service.namespace}/${service.name}/${slices.size}`,
				created: service.created,
				labels: {},
				service: service.name,
				manager: sliceController,
				addressType,
				ports,
				endpoints: [],
			};
			slices.set(key, {
				...slice,
				endpoints: [...slice.endpoints, endpointOf(pod, address, service.publishNotReadyAddresses)],
			});
		}
	}

	return [...slices.values()];
};
