import type {ServiceView} from '../../model/service-view.ts';

/** Where a Service is reached from outside, or leads to there, as kubectl has it; `-` where it is neither. */
export const externalText = ({service: {type, externalName, loadBalancerIngress}}: ServiceView): string => {
	if (type === 'LoadBalancer' && loadBalancerIngress.length === 0) {
		return '<pending>';
	}

	return externalName || loadBalancerIngress.join(',') || '-';
};
