import {essentials} from '../../model/sync-status.ts';
import {causeText} from '../lib/cause-text.ts';
import type {Rule} from '../rule.ts';

/** Blocks that allow every address. */
const everybody = ['0.0.0.0/0', '::/0'];

export const lbSourceRanges: Rule = {
	code: 'lb-source-ranges',
	rank: 960,
	title: 'LoadBalancer allows only some source addresses',
	severity: 'info',
	confidence: 'certain',
	inputs: essentials,
	worksOnManifests: 'info',
	docs: `spec.loadBalancerSourceRanges limits who comes in by the load balancer's address. Cloud firewalls enforce it, and so
does kube-proxy on every node: it drops packets to that address from any other source, so that clients time out. Inside
the cluster pods are such sources too. NodePorts and the ClusterIP are not limited.

Check: kubectl get service NAME -o jsonpath='{.spec.loadBalancerSourceRanges}', and the address that clients come
from, behind NAT that of the gateway.

Fix: Add the block of the clients that are to reach it.`,
	check({service: {type, sourceRanges = []}}) {
		if (type !== 'LoadBalancer' || sourceRanges.length === 0 || sourceRanges.some(each => everybody.includes(each))) {
			return undefined;
		}

		return {
			cause: causeText`external IP open to ${sourceRanges.join(', ')} only: others time out`,
			evidence: [{path: 'spec.loadBalancerSourceRanges', value: sourceRanges.join(', ')}],
			fixes: [],
		};
	},
};
