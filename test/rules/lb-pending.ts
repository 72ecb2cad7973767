import {lbPending} from '../../source/rules/lb-pending.ts';
import {birth, service, view} from '../_helpers/objects.ts';
import {verifyRule} from '../_helpers/verify-rule.ts';

const balanced = (overrides = {}) => view({service: service({type: 'LoadBalancer', ...overrides})});

verifyRule(lbPending, {
	good: [
		view(),
		view({service: service({type: 'NodePort'})}),
		balanced({loadBalancerIngress: ['203.0.113.7']}),
		balanced({loadBalancerIngress: ['lb.example.com'], loadBalancerClass: 'example.com/outer'}),
	],
	bad: [
		{view: balanced(), severity: 'warning', errorFrom: birth + 300, mention: ['MetalLB', 'minikube tunnel']},
		{
			view: balanced({loadBalancerClass: 'example.com/outer'}),
			cause: 'external IP <pending>: not assigned by the controller of class example.com/outer',
			mention: ['spec.loadBalancerClass'],
		},
	],
});
