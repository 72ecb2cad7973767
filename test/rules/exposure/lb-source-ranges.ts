import {lbSourceRanges} from '../../../source/rules/exposure/lb-source-ranges.ts';
import {service, view} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const limited = (sourceRanges: readonly string[] | undefined, overrides = {}) =>
	view({
		service: service({type: 'LoadBalancer', loadBalancerIngress: ['203.0.113.7'], sourceRanges, ...overrides} as never),
	});

verifyRule(lbSourceRanges, {
	good: [
		view(),
		limited(undefined),
		limited(['10.0.0.0/8', '0.0.0.0/0']),
		limited(['::/0']),
		limited(['10.0.0.0/8'], {type: 'NodePort'}),
	],
	bad: [
		{
			view: limited(['10.0.0.0/8', '192.0.2.0/24']),
			severity: 'info',
			confidence: 'certain',
			cause: 'external IP open to 10.0.0.0/8, 192.0.2.0/24 only: others time out',
			mention: ['spec.loadBalancerSourceRanges'],
		},
	],
});
