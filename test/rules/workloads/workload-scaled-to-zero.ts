import {workloadScaledToZero} from '../../../source/rules/workloads/workload-scaled-to-zero.ts';
import {pod, service, view, workload} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const asleep = workload({name: 'basket-v2', replicas: 0});

verifyRule(workloadScaledToZero, {
	good: [
		view(),
		view({pods: [], workloads: []}),
		view({pods: [], workloads: [asleep, workload({name: 'basket-v1', replicas: 2})]}),
		// Scaled down this moment: its pods are still on their way out.
		view({pods: [pod({deleted: 1})], workloads: [asleep]}),
		view({pods: [], workloads: [asleep], service: service({type: 'ExternalName', externalName: 'a.example'})}),
	],
	bad: [
		// What an eviction has left stays when the workload is scaled down.
		{view: view({pods: [pod({phase: 'Failed', reason: 'Evicted'})], workloads: [asleep]}), severity: 'info'},
		{
			view: view({pods: [], workloads: [asleep]}),
			severity: 'info',
			cause: 'scaled to 0: deploy/basket-v2',
			subject: {kind: 'Deployment', namespace: 'shop', name: 'basket-v2'},
			mention: ['--replicas=1', 'spec.replicas'],
		},
		{
			view: view({pods: [], workloads: [asleep, workload({kind: 'StatefulSet', name: 'cart', replicas: 0})]}),
			cause: 'scaled to 0: deploy/basket-v2, sts/cart',
		},
		{
			view: view({pods: [], workloads: [workload({kind: 'DaemonSet', name: 'agent', replicas: 0})]}),
			mention: ['no node', 'status.desiredNumberScheduled'],
			silent: ['scale'],
		},
	],
});
