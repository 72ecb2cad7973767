import type {Endpoint, EndpointSlice, Protocol, SlicePort} from '../../model/objects.ts';
import {metadataAt, noMetadata} from './metadata.ts';
import {createShare} from './share.ts';
import {rawAt, textAt} from './strings.ts';
import {eachField} from './wire.ts';

const sharePort = createShare<SlicePort>();

/** An EndpointPort: name 1, protocol 2, port 3. */
const slicePortAt = (bytes: Buffer, start: number, end: number): SlicePort =>
	sharePort(rawAt(bytes, start, end), () => {
		let name = '';
		let protocol = '';
		let port = 0;
		eachField(bytes, start, end, (field, from, to, value) => {
			if (field === 1) {
				name = textAt(bytes, from, to);
			} else if (field === 2) {
				protocol = textAt(bytes, from, to);
			} else if (field === 3) {
				port = value;
			}
		});
		return {name, protocol: (protocol || 'TCP') as Protocol, port};
	});

/** An Endpoint: addresses 1*, conditions 2 {ready 1, serving 2, terminating 3}, hostname 3, targetRef 4 {kind 1, name 3, uid 4}, nodeName 6, zone 7. */
const endpointAt = (bytes: Buffer, start: number, end: number): Endpoint => {
	let address = '';
	let ready = true;
	let serving = true;
	let terminating = false;
	let node = '';
	let zone = '';
	let hostname = '';
	let kind = '';
	let pod = '';
	let podUid = '';
	const conditionAt = (field: number, _from: number, _to: number, value: number) => {
		if (field === 1) {
			ready = value === 1;
		} else if (field === 2) {
			serving = value === 1;
		} else if (field === 3) {
			terminating = value === 1;
		}
	};
	const targetAt = (field: number, from: number, to: number) => {
		if (field === 1) {
			kind = textAt(bytes, from, to);
		} else if (field === 3) {
			pod = textAt(bytes, from, to);
		} else if (field === 4) {
			podUid = rawAt(bytes, from, to);
		}
	};
	eachField(bytes, start, end, (field, from, to) => {
		switch (field) {
			case 1: {
				address ||= textAt(bytes, from, to);
				break;
			}

			case 2: {
				eachField(bytes, from, to, conditionAt);
				break;
			}

			case 3: {
				hostname = textAt(bytes, from, to);
				break;
			}

			case 4: {
				eachField(bytes, from, to, targetAt);
				break;
			}

			case 6: {
				node = textAt(bytes, from, to);
				break;
			}

			case 7: {
				zone = textAt(bytes, from, to);
				break;
			}
		}
	});
	const isPod = kind === 'Pod';
	const endpoint = {
		address,
		ready,
		serving,
		terminating,
		node,
		zone,
		pod: isPod ? pod : '',
		podUid: isPod ? podUid : '',
	};
	return hostname === '' ? endpoint : {...endpoint, hostname};
};

/** An EndpointSlice: metadata 1, endpoints 2*, ports 3*, addressType 4 (k8s.io/api discovery/v1 generated.proto). */
export const endpointSliceAt = (bytes: Buffer, start: number, end: number): EndpointSlice => {
	let metadata = noMetadata;
	let addressType = '';
	const endpoints: Endpoint[] = [];
	const ports: SlicePort[] = [];
	eachField(bytes, start, end, (field, from, to) => {
		if (field === 1) {
			metadata = metadataAt(bytes, from, to);
		} else if (field === 2) {
			endpoints.push(endpointAt(bytes, from, to));
		} else if (field === 3) {
			ports.push(slicePortAt(bytes, from, to));
		} else if (field === 4) {
			addressType = textAt(bytes, from, to);
		}
	});
	const {namespace, name, uid, created, labels} = metadata;
	return {
		namespace,
		name,
		uid,
		created,
		labels,
		service: labels['kubernetes.io/service-name'] ?? '',
		manager: labels['endpointslice.kubernetes.io/managed-by'] ?? '',
		addressType: (addressType || 'IPv4') as EndpointSlice['addressType'],
		ports,
		endpoints,
	};
};
