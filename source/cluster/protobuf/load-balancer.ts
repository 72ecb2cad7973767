import type {LoadBalancerError, Protocol} from '../../model/objects.ts';
import {textAt} from './strings.ts';
import {eachField} from './wire.ts';

/** A PortStatus: port 1, protocol 2, error 3. */
const portErrorAt = (bytes: Buffer, start: number, end: number): LoadBalancerError => {
	let port = 0;
	let protocol = '';
	let error = '';
	eachField(bytes, start, end, (field, from, to, value) => {
		if (field === 1) {
			port = value;
		} else if (field === 2) {
			protocol = textAt(bytes, from, to);
		} else if (field === 3) {
			error = textAt(bytes, from, to);
		}
	});
	return {port, protocol: (protocol || 'TCP') as Protocol, error};
};

/** A LoadBalancerIngress: ip 1, hostname 2, ports 4*. Its errors go into the list. */
const ingressAt = (bytes: Buffer, start: number, end: number, errors: LoadBalancerError[]): string => {
	let ip = '';
	let hostname = '';
	eachField(bytes, start, end, (field, from, to) => {
		if (field === 1) {
			ip = textAt(bytes, from, to);
		} else if (field === 2) {
			hostname = textAt(bytes, from, to);
		} else if (field === 4) {
			const status = portErrorAt(bytes, from, to);
			if (status.error !== '') {
				errors.push(status);
			}
		}
	});
	return ip || hostname;
};

/** A ServiceStatus: loadBalancer 1, with ingress 1*. */
export const loadBalancerAt = (bytes: Buffer, start: number, end: number) => {
	const addresses: string[] = [];
	const errors: LoadBalancerError[] = [];
	eachField(bytes, start, end, (field, from, to) => {
		if (field !== 1) {
			return;
		}

		eachField(bytes, from, to, (inner, ingressStart, ingressEnd) => {
			if (inner === 1) {
				addresses.push(ingressAt(bytes, ingressStart, ingressEnd, errors));
			}
		});
	});
	return {addresses, errors};
};
