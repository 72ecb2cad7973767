import {suffixOf} from '../objects/identifier.ts';
import type {
	EndpointObject,
	EndpointPort,
	EndpointSliceObject,
	NodeObject,
	PodObject,
	ServiceObject,
	ServicePort,
} from '../objects/kubernetes-object.ts';
import type {ObjectStore} from '../objects/object-store.ts';
import {hasLabels} from '../objects/selectors.ts';
import {isReady} from './readiness.ts';

const manager = 'endpointslice-controller.k8s.io';

// A port whose name no container declares is left out of the slice, without a word (k8s.io/endpointslice utils.go).
const resolvePort = (pod: PodObject, {name = '', port, protocol, targetPort = port}: ServicePort): EndpointPort[] => {
	if (typeof targetPort === 'number') {
		return [{name, protocol, port: targetPort}];
	}

	const declared = pod.spec.containers
		.flatMap(container => container.ports ?? [])
		.find(candidate => candidate.name === targetPort && candidate.protocol === protocol);

	return declared ? [{name, protocol, port: declared.containerPort}] : [];
};

const endpointOf = (store: ObjectStore, service: ServiceObject, pod: PodObject): EndpointObject => {
	const terminating = pod.metadata.deletionTimestamp !== undefined;
	const serving = isReady(pod);
	const node = store.get<NodeObject>('nodes', '', pod.spec.nodeName ?? '');
	const zone = node?.metadata.labels?.['topology.kubernetes.io/zone'];
	const {namespace = '', name, uid = ''} = pod.metadata;

	return {
		addresses: [pod.status.podIP ?? ''],
		conditions: {
			ready: service.spec.publishNotReadyAddresses === true || (serving && !terminating),
			serving,
			terminating,
		},
		...(pod.spec.hostname && pod.spec.subdomain === service.metadata.name ? {hostname: pod.spec.hostname} : {}),
		nodeName: pod.spec.nodeName,
		...(zone ? {zone} : {}),
		targetRef: {kind: 'Pod', namespace, name, uid},
	};
};

const desiredSlices = (store: ObjectStore, service: ServiceObject): EndpointSliceObject[] => {
	const {namespace = '', name, uid = ''} = service.metadata;
	const selector = service.spec.selector ?? {};
	// Without a selector the endpoints are someone else's; an ExternalName has none.
	if (Object.keys(selector).length === 0 || service.spec.type === 'ExternalName') {
		return [];
	}

	const groups = new Map<string, {ports: EndpointPort[]; endpoints: EndpointObject[]}>();
	for (const pod of store.list<PodObject>('pods', namespace)) {
		const isFinished = pod.status.phase === 'Succeeded' || pod.status.phase === 'Failed';
		if (!hasLabels(pod.metadata.labels, selector) || isFinished || !pod.status.podIP) {
			continue;
		}

		const ports = (service.spec.ports ?? []).flatMap(port => resolvePort(pod, port));
		const key = JSON.stringify(ports);
		const group = groups.get(key) ?? {ports, endpoints: []};
		group.endpoints.push(endpointOf(store, service, pod));
		groups.set(key, group);
	}

	// A Service no pod matches keeps one slice with neither endpoints nor ports.
	const filled = groups.size > 0 ? [...groups.values()] : [{ports: [], endpoints: []}];

	return filled.map(({ports, endpoints}, index) => ({
		apiVersion: 'discovery.k8s.io/v1',
		kind: 'EndpointSlice',
		metadata: {
			name: `${name}-${suffixOf(`${namespace}/${name}/${index}`)}`,
			generateName: `${name}-`,
			namespace,
			labels: {
				...service.metadata.labels,
				'endpointslice.kubernetes.io/managed-by': manager,
				'kubernetes.io/service-name': name,
				...(service.spec.clusterIP === 'None' ? {'service.kubernetes.io/headless': ''} : {}),
			},
			ownerReferences: [{apiVersion: 'v1', kind: 'Service', name, uid, controller: true, blockOwnerDeletion: true}],
		},
		addressType: 'IPv4',
		endpoints: endpoints.length > 0 ? endpoints : null,
		ports: ports.length > 0 ? ports : null,
	}));
};

/** Brings the slices of one Service in step with it and its pods; one that is gone loses its slices. */
export const reconcileSlices = (store: ObjectStore, namespace: string, name: string) => {
	const service = store.get<ServiceObject>('services', namespace, name);
	const desired = service ? desiredSlices(store, service) : [];
	// Slices of a Service whose selector was removed stay as they are: the controller does not look at them again.
	const isLeftAlone = service !== undefined && desired.length === 0;
	for (const slice of store.list<EndpointSliceObject>('endpointslices', namespace)) {
		const labels = slice.metadata.labels ?? {};
		const isOurs =
			labels['kubernetes.io/service-name'] === name && labels['endpointslice.kubernetes.io/managed-by'] === manager;
		if (isOurs && !isLeftAlone && !desired.some(({metadata}) => metadata.name === slice.metadata.name)) {
			store.delete('endpointslices', namespace, slice.metadata.name);
		}
	}

	for (const slice of desired) {
		const existing = store.get('endpointslices', namespace, slice.metadata.name);
		if (existing) {
			store.update('endpointslices', {...slice, metadata: {...existing.metadata, ...slice.metadata}});
		} else {
			const created = service?.metadata.creationTimestamp;
			store.create('endpointslices', {...slice, metadata: {...slice.metadata, creationTimestamp: created}});
		}
	}
};
