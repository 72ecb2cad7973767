import {lbPortError} from '../../../source/rules/exposure/lb-port-error.ts';
import {service, view} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

verifyRule(lbPortError, {
	good: [view(), view({service: service({type: 'LoadBalancer', loadBalancerIngress: ['203.0.113.9']})})],
	bad: [
		{
			view: view({
				service: service({
					type: 'LoadBalancer',
					loadBalancerErrors: [{port: 53, protocol: 'UDP', error: 'example.org/MixedProtocolNotSupported'}],
				}),
			}),
			port: 53,
			cause: 'LoadBalancer port 53/UDP: example.org/MixedProtocolNotSupported',
		},
	],
});
