import type {Service} from '../../model/objects.ts';
import {essentials} from '../../model/sync-status.ts';
import {causeText} from '../lib/cause-text.ts';
import {pendingFixes} from '../lib/fixes/pending-fixes.ts';
import type {Rule} from '../rule.ts';

/** How long a cloud may take to make a load balancer, in seconds. */
const provisioningSeconds = 300;

const causeFor = ({loadBalancerClass}: Service, classmate: string | undefined) => {
	if (classmate !== undefined) {
		return causeText`external IP <pending>: the controller gave ${classmate} one`;
	}

	return loadBalancerClass
		? causeText`external IP <pending>: loadBalancerClass ${loadBalancerClass} not handled`
		: 'external IP <pending>: not assigned yet, see the events';
};

export const lbPending: Rule = {
	code: 'lb-pending',
	rank: 640,
	title: 'LoadBalancer external IP is <pending>',
	severity: 'warning',
	severityOverTime: `error after ${provisioningSeconds / 60} minutes`,
	confidence: 'certain',
	inputs: essentials,
	docs: `A Service of type LoadBalancer gets its external IP from a controller: a cloud's, MetalLB, kube-vip, Cilium. Until then
kubectl shows <pending>. Inside the cluster the Service works meanwhile. A cloud takes a minute or two; after five
minutes either no controller is there, or it fails (quota, subnet tags, an address that is taken).

Check: kubectl describe service NAME. Its events show a controller at work (EnsuringLoadBalancer) or failing
(SyncLoadBalancerFailed, with the reason). Without events no controller handles it.

Fix: With a failing controller, fix what its event reports. Without one: on bare metal install one, on kind run
cloud-provider-kind, on minikube run minikube tunnel. With spec.loadBalancerClass only the controller of that class
handles it; the field can't be changed once set. If no external IP is needed, use type ClusterIP.`,
	check({service, classmate}) {
		const {type, loadBalancerIngress, created} = service;
		if (type !== 'LoadBalancer' || loadBalancerIngress.length > 0) {
			return undefined;
		}

		return {
			errorFrom: created + provisioningSeconds,
			cause: causeFor(service, classmate),
			evidence: [
				{path: 'status.loadBalancer.ingress', value: '[]'},
				...(service.loadBalancerClass ? [{path: 'spec.loadBalancerClass', value: service.loadBalancerClass}] : []),
				...(classmate ? [{path: `service ${classmate} status.loadBalancer.ingress`, value: 'has an address'}] : []),
			],
			fixes: pendingFixes(service, classmate),
		};
	},
};
