import {isSelecting} from '../../model/labels/is-selecting.ts';
import {essentials} from '../../model/sync-status.ts';
import {causeText} from '../lib/cause-text.ts';
import {kubectlName} from '../lib/fixes/kubectl-name.ts';
import {areScaledToZero} from '../lib/pods/scaled-to-zero.ts';
import {selectorText} from '../lib/selector-text.ts';
import type {Rule} from '../rule.ts';

export const workloadScaledToZero: Rule = {
	code: 'workload-scaled-to-zero',
	rank: 170,
	title: 'Workload is scaled to 0',
	severity: 'info',
	confidence: 'certain',
	inputs: [...essentials, 'deployments', 'statefulsets', 'daemonsets'],
	worksOnManifests: 'info',
	saysAbsence: true,
	causes: ['selector-matches-nothing'],
	docs: `The selector is right: it matches the pods that a workload would create, but its replicas are 0.

Check: kubectl get deploy,sts shows 0/0, kubectl get ds DESIRED 0; kubectl get deploy NAME -o
jsonpath='{.spec.replicas}' prints 0.

Fix: Where that is not meant, scale it: kubectl scale deploy/NAME --replicas=1. Where an autoscaler (KEDA, Knative)
scales from zero it is meant, and the first request wakes it only if it passes through that autoscaler. A DaemonSet has
no replicas: it runs on the nodes its nodeSelector, affinity and tolerations allow.`,
	check(view) {
		const {service, pods, workloads} = view;
		const [first] = workloads;
		const isEmpty = pods.every(({phase}) => phase === 'Succeeded' || phase === 'Failed');
		if (!isSelecting(service) || !isEmpty || first === undefined || !areScaledToZero(workloads)) {
			return undefined;
		}

		const names = workloads.map(kubectlName).join(', ');
		return {
			subject: {kind: first.kind, namespace: first.namespace, name: first.name},
			cause:
				first.kind === 'DaemonSet'
					? causeText`0 nodes eligible: ${names} desires 0 pods`
					: causeText`scaled to 0: ${names}`,
			evidence: [
				...workloads.map(workload => ({
					path: `${kubectlName(workload)} ${workload.kind === 'DaemonSet' ? 'status.desiredNumberScheduled' : 'spec.replicas'}`,
					value: '0',
				})),
				{path: 'spec.selector', value: selectorText(service.selector)},
			],
			fixes: workloads.map(workload =>
				workload.kind === 'DaemonSet'
					? {
							kind: 'text',
							label: 'Check the node constraints',
							value: `Check nodeSelector, affinity and tolerations of ${kubectlName(workload)}: no node is left for it.`,
							mutating: false,
						}
					: {
							kind: 'command',
							label: `Scale ${kubectlName(workload)} to 1, unless an autoscaler does`,
							argv: ['kubectl', '-n', service.namespace, 'scale', kubectlName(workload), '--replicas=1'],
							mutating: true,
						},
			),
		};
	},
};
