import {lbPending} from '../../../source/rules/exposure/lb-pending.ts';
import {birth, service, view} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

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
			cause: 'external IP <pending>: loadBalancerClass example.com/outer not handled',
			mention: ['spec.loadBalancerClass', "can't be changed once set"],
			silent: ['MetalLB'],
		},
		{
			view: {...balanced({loadBalancerClass: 'example.com/outer'}), classmate: 'infra/edge'},
			cause: 'external IP <pending>: the controller gave infra/edge one',
			mention: ['describe'],
			silent: ['MetalLB', "can't be changed"],
		},
		{view: {...balanced(), classmate: 'infra/edge'}, mention: ['infra/edge'], silent: ['MetalLB']},
	],
});
