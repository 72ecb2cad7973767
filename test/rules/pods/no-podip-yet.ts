import {podRules} from '../../../source/rules/lib/pods/not-ready-pods.ts';
import {noPodipYet} from '../../../source/rules/pods/no-podip-yet.ts';
import {unmountedPod, unscheduledPod} from '../../_helpers/broken-pods.ts';
import {birth, pod, view} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

verifyRule(noPodipYet, {
	good: [
		view(),
		view({pods: []}),
		view({pods: [unmountedPod(), pod({name: 'web-2'})]}),
		view({pods: [unmountedPod({deleted: 1})]}),
	],
	bad: [
		{
			view: view({pods: [unmountedPod()]}),
			severity: 'warning',
			visibleAfter: birth + 30,
			cause: '0/1 pods have an IP: ContainerCreating',
			causes: ['ingress-backend-no-endpoints'],
		},
		// The youngest has its time too.
		{
			view: view({pods: [unmountedPod(), unscheduledPod({name: 'web-2', created: birth + 100})]}),
			visibleAfter: birth + 130,
			causes: ['ingress-backend-no-endpoints', ...podRules],
		},
	],
});
