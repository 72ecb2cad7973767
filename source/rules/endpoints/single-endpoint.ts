import {isSelecting} from '../../model/labels/is-selecting.ts';
import {readiness} from '../../model/pods/readiness.ts';
import {essentials} from '../../model/sync-status.ts';
import {causeText} from '../lib/cause-text.ts';
import {kubectlName} from '../lib/fixes/kubectl-name.ts';
import type {Rule} from '../rule.ts';

export const singleEndpoint: Rule = {
	code: 'single-endpoint',
	rank: 710,
	title: 'Only one endpoint is ready',
	severity: 'info',
	confidence: 'certain',
	inputs: [...essentials, 'deployments', 'statefulsets', 'daemonsets'],
	docs: `One pod carries all traffic of the Service, although its workload should have more, or although it is open to the
outside: when that pod or its node fails, the Service fails until another is ready.

Check: kubectl get endpointslices -l kubernetes.io/service-name=NAME against kubectl get deploy,sts.

Fix: Where more pods are wanted, check why they are missing or not ready. Where one was meant, kubectl scale deploy/NAME
--replicas=2 survives the loss of a pod, and a PodDisruptionBudget the drain of a node.`,
	check(view) {
		const {service, workloads} = view;
		const replicas = workloads.reduce((sum, workload) => sum + workload.replicas, 0);
		const isOutside = service.type === 'LoadBalancer' || service.type === 'NodePort';
		const isThin = replicas >= 2 || (replicas === 1 && isOutside);
		// A headless Service names its pods one by one: a single one is often all there should be.
		if (!isSelecting(service) || service.clusterIPs[0] === 'None' || !isThin || readiness(view)?.ready !== 1) {
			return undefined;
		}

		const names = workloads.map(kubectlName).join(', ');
		const [first] = workloads;
		return {
			cause:
				replicas > 1
					? causeText`1/${replicas} replicas ready: ${names}`
					: causeText`single replica: ${names} behind a ${service.type} Service`,
			evidence: workloads.map(workload => ({
				path: `${kubectlName(workload)} replicas wanted`,
				value: String(workload.replicas),
			})),
			fixes: [
				{
					kind: 'text',
					label: replicas > 1 ? 'Check the other pods' : 'Scale to 2',
					value:
						replicas > 1
							? 'Find out why the other pods are missing or not ready.'
							: `Scale ${kubectlName(first!)} to two replicas, unless its data forbids it.`,
					mutating: false,
				},
			],
		};
	},
};
