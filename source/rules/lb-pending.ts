import {essentials} from '../model/inputs.ts';
import type {Rule} from './rule.ts';

/** How long a cloud may take to make a load balancer, in seconds. */
const patience = 300;

export const lbPending: Rule = {
	code: 'lb-pending',
	title: 'Load balancer has no address yet',
	severity: 'warning',
	overTime: `error once it has been so for ${patience / 60} minutes`,
	confidence: 'certain',
	inputs: essentials,
	docs: `A Service of type LoadBalancer gets its outer address from a controller: a cloud's, MetalLB, kube-vip, Cilium.
Until one answers, kubectl shows <pending>. Inside the cluster the Service works meanwhile. A cloud takes a minute
or two; after five minutes nobody is coming.

By hand: kubectl describe service NAME; its events (SyncLoadBalancerFailed, EnsuringLoadBalancer) say who tries.

On bare metal install such a controller. On kind run cloud-provider-kind, on minikube run minikube tunnel. Where
spec.loadBalancerClass is set, only the controller of that class feels responsible. Without a need for an outer
address, make it type ClusterIP.`,
	check({service}) {
		const {type, loadBalancerIngress, loadBalancerClass, namespace, name, created} = service;
		if (type !== 'LoadBalancer' || loadBalancerIngress.length > 0) {
			return undefined;
		}

		return {
			errorFrom: created + patience,
			cause: loadBalancerClass
				? `no controller claims class ${loadBalancerClass}: no outer address`
				: 'no controller has given it an outer address',
			evidence: [
				{path: 'status.loadBalancer.ingress', value: '[]'},
				...(loadBalancerClass ? [{path: 'spec.loadBalancerClass', value: loadBalancerClass}] : []),
			],
			fixes: [
				{
					kind: 'command',
					label: 'Check the Service events',
					argv: ['kubectl', '-n', namespace, 'describe', 'service', name],
					mutating: false,
				},
				{
					kind: 'text',
					label: 'Install a load balancer controller',
					value:
						'Bare metal: install MetalLB, kube-vip or another controller. kind: run cloud-provider-kind. minikube: run minikube tunnel.',
					mutating: false,
				},
			],
		};
	},
};
