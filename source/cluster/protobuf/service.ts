import type {Service, ServicePort, ServiceType, Suppression} from '../../model/objects.ts';
import {managerOf} from '../manager.ts';
import {annotationKeysAt} from './annotation-keys.ts';
import {loadBalancerAt} from './load-balancer.ts';
import {labelsAt, metadataAt, noMetadata} from './metadata.ts';
import {servicePortAt} from './service-port.ts';
import {textAt} from './strings.ts';
import {suppressionAt} from './suppression.ts';
import {eachField} from './wire.ts';

/**
 * A Service: metadata 1, spec 2 {ports 1*, selector 2, clusterIP 3, type 4, externalIPs 5*, sessionAffinity 7,
 * loadBalancerIP 8, loadBalancerSourceRanges 9*, externalName 10, externalTrafficPolicy 11, publishNotReadyAddresses 13,
 * clusterIPs 18*, loadBalancerClass 21, internalTrafficPolicy 22}, status 3 (k8s.io/api core/v1 generated.proto).
 */
export const serviceAt = (bytes: Buffer, start: number, end: number): Service => {
	let metadata = noMetadata;
	let suppression: Suppression | undefined;
	let type = '';
	let clusterIP = '';
	let externalName = '';
	let publishNotReadyAddresses = false;
	let loadBalancerClass = '';
	let sessionAffinity = '';
	let externalTrafficPolicy = '';
	let internalTrafficPolicy = '';
	let loadBalancer: ReturnType<typeof loadBalancerAt> | undefined;
	let loadBalancerIP = '';
	const clusterIPs: string[] = [];
	const externalIPs: string[] = [];
	const sourceRanges: string[] = [];
	const ports: ServicePort[] = [];
	const selector: number[] = [];
	const specAt = (field: number, from: number, to: number, value: number) => {
		switch (field) {
			case 1: {
				ports.push(servicePortAt(bytes, from, to));
				break;
			}

			case 2: {
				selector.push(from, to);
				break;
			}

			case 3: {
				clusterIP = textAt(bytes, from, to);
				break;
			}

			case 4: {
				type = textAt(bytes, from, to);
				break;
			}

			case 5: {
				externalIPs.push(textAt(bytes, from, to));
				break;
			}

			case 7: {
				sessionAffinity = textAt(bytes, from, to);
				break;
			}

			case 8: {
				loadBalancerIP = textAt(bytes, from, to);
				break;
			}

			case 9: {
				sourceRanges.push(textAt(bytes, from, to));
				break;
			}

			case 10: {
				externalName = textAt(bytes, from, to);
				break;
			}

			case 11: {
				externalTrafficPolicy = textAt(bytes, from, to);
				break;
			}

			case 13: {
				publishNotReadyAddresses = value === 1;
				break;
			}

			case 18: {
				clusterIPs.push(textAt(bytes, from, to));
				break;
			}

			case 21: {
				loadBalancerClass = textAt(bytes, from, to);
				break;
			}

			case 22: {
				internalTrafficPolicy = textAt(bytes, from, to);
				break;
			}
		}
	};
	eachField(bytes, start, end, (field, from, to) => {
		if (field === 1) {
			metadata = metadataAt(bytes, from, to);
			suppression = suppressionAt(bytes, from, to);
		} else if (field === 2) {
			eachField(bytes, from, to, specAt);
		} else if (field === 3) {
			loadBalancer = loadBalancerAt(bytes, from, to);
		}
	});
	const {namespace, name, uid, created, labels} = metadata;
	const manager = managerOf(labels, annotationKeysAt(bytes, metadata.annotations));
	return {
		namespace,
		name,
		uid,
		created,
		labels,
		type: (type || 'ClusterIP') as ServiceType,
		// Servers older than 1.20 know only the one address.
		clusterIPs: clusterIPs.length > 0 || clusterIP === '' ? clusterIPs : [clusterIP],
		ports,
		selector: labelsAt(bytes, selector),
		externalName,
		publishNotReadyAddresses,
		loadBalancerClass,
		loadBalancerIngress: loadBalancer?.addresses ?? [],
		...(loadBalancer && loadBalancer.errors.length > 0 && {loadBalancerErrors: loadBalancer.errors}),
		...(externalTrafficPolicy === 'Local' && {isExternallyLocal: true}),
		...(internalTrafficPolicy === 'Local' && {isInternallyLocal: true}),
		...(sessionAffinity === 'ClientIP' && {isSticky: true}),
		...(externalIPs.length > 0 && {externalIPs}),
		...(loadBalancerIP && {loadBalancerIP}),
		...(sourceRanges.length > 0 && {sourceRanges}),
		...(manager && {manager}),
		...(suppression && {suppression}),
	};
};
