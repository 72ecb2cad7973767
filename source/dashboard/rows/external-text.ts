import type {ServiceView} from '../../model/service-view.ts';

/** Where a Service is reached from outside, or leads to there, as kubectl has it; `-` where it is neither. */
export const externalText = ({service}: ServiceView): string => {
	const {type, externalName, loadBalancerIngress, externalIPs = []} = service;
	const addresses = [...loadBalancerIngress, ...externalIPs];
	if (type === 'LoadBalancer' && addresses.length === 0) {
		return '<pending>';
	}

	return externalName || addresses.join(',') || '-';
};

/** The ports by which it is reached at every node; `-` where there are none. */
export const nodePortText = ({service: {ports}}: ServiceView): string =>
	ports
		.map(({nodePort}) => nodePort)
		.filter(Boolean)
		.join(',') || '-';
