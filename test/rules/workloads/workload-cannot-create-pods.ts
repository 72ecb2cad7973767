import {workloadCannotCreatePods} from '../../../source/rules/workloads/workload-cannot-create-pods.ts';
import {pod, view, workload} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const refused = (failure: string, replicas = 1) => [workload({failure, replicas})];
const quota =
	'pods "web-7d9c-x" is forbidden: exceeded quota: compute, requested: pods=1, used: pods=9, limited: pods=9';

verifyRule(workloadCannotCreatePods, {
	good: [
		view(),
		view({pods: []}),
		view({pods: [], workloads: [workload({replicas: 0, isPaused: true})]}),
		// It looks after the pods it has.
		view({workloads: [workload({replicas: 3, isPaused: true})]}),
		// What was refused has come after all.
		view({workloads: refused(quota)}),
	],
	bad: [
		{
			view: view({pods: [], workloads: refused(quota)}),
			severity: 'error',
			subject: {kind: 'Deployment', namespace: 'shop', name: 'web'},
			cause: 'cannot create pods: exceeded quota: compute, requested: pods=1, u… (deploy/web 0/1)',
			mention: ['ResourceQuota', 'FailedCreate'],
		},
		{view: view({workloads: refused(quota, 3)}), severity: 'warning', mention: ['deploy/web 1/3']},
		{view: view({pods: [pod({deleted: 1})], workloads: refused(quota)}), severity: 'error'},
		{
			view: view({
				pods: [],
				workloads: refused('error looking up service account shop/web: serviceaccount "web" not found'),
			}),
			mention: ['Create the ServiceAccount'],
		},
		{
			view: view({pods: [], workloads: refused('violates PodSecurity "restricted:latest": runAsNonRoot != true')}),
			mention: ['securityContext'],
		},
		{
			view: view({pods: [], workloads: refused('admission webhook "policy.example.com" denied')}),
			mention: ['webhook refuses'],
		},
		{view: view({pods: [], workloads: [workload({isPaused: true})]}), mention: ['rollout paused', 'resume']},
	],
});
