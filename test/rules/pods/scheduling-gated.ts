import {schedulingGated} from '../../../source/rules/pods/scheduling-gated.ts';
import {unscheduledPod} from '../../_helpers/broken-pods.ts';
import {pod, view} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const gated = (schedulingGates?: readonly string[]) =>
	unscheduledPod({...(schedulingGates && {schedulingGates})}, 'SchedulingGated');

verifyRule(schedulingGated, {
	good: [view(), view({pods: [unscheduledPod()]})],
	bad: [
		{
			view: view({pods: [gated(['example.com/quota', 'example.com/slot'])]}),
			severity: 'error',
			cause: 'SchedulingGated: example.com/quota, example.com/slot (1/1 pods)',
			causes: ['no-podip-yet'],
		},
		{
			view: view({pods: [gated(), pod({name: 'web-2'})]}),
			severity: 'warning',
			mention: ['SchedulingGated: scheduling gates'],
		},
	],
});
