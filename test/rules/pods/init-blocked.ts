import {initBlocked} from '../../../source/rules/pods/init-blocked.ts';
import {crashingPod, uninitializedPod} from '../../_helpers/broken-pods.ts';
import {birth, pod, view, workload} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const failing = () => ({restarts: 3, state: crashingPod({}, 3).statuses[0]!.state});

verifyRule(initBlocked, {
	good: [
		view(),
		view({pods: [crashingPod()]}),
		// Still running, and others serve: most often a rollout on its way.
		view({pods: [uninitializedPod(), pod({name: 'web-2'})]}),
	],
	bad: [
		{
			view: view({pods: [uninitializedPod(failing())]}),
			severity: 'error',
			cause: 'Init:CrashLoopBackOff migrate: exit 3, 3 restarts (1/1 pods)',
			causes: ['no-ready-endpoints'],
			mention: ['logs', 'migrate', 'exit 3'],
		},
		{view: view({pods: [uninitializedPod(failing()), pod({name: 'web-2'})]}), severity: 'warning'},
		{
			view: view({pods: [uninitializedPod()]}),
			severity: 'error',
			mention: ['still running', 'what it waits for runs'],
		},
		{view: view({pods: [uninitializedPod()], workloads: [workload({rollout: 'rolling'})]}), severity: 'warning'},
		{
			view: view({
				pods: [
					uninitializedPod(
						{},
						{conditions: [{type: 'Initialized', status: 'False', reason: '', message: '', since: birth}]},
					),
				],
			}),
			severity: 'warning',
			errorFrom: birth + 30,
		},
	],
});
