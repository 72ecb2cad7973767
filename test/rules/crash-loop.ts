import {crashLoop} from '../../source/rules/crash-loop.ts';
import {crashingPod, imagelessPod, outOfMemoryPod, unprobedPod, unreadyPod} from '../_helpers/broken-pods.ts';
import {container, containerStatus, pod, view} from '../_helpers/objects.ts';
import {verifyRule} from '../_helpers/verify-rule.ts';

const waiting = {
	kind: 'waiting',
	reason: 'CrashLoopBackOff',
	message: 'back-off 2m40s restarting failed container',
} as const;

verifyRule(crashLoop, {
	good: [
		view(),
		view({pods: [unprobedPod()]}),
		view({pods: [imagelessPod()]}),
		// It runs again: that is another finding.
		view({pods: [outOfMemoryPod()]}),
		// Restarted long ago, and ready.
		view({pods: [pod({statuses: [containerStatus({restarts: 9})]})]}),
		view({pods: [crashingPod({phase: 'Failed'})]}),
		view({pods: [crashingPod({deleted: 1})]}),
	],
	bad: [
		{
			view: view({pods: [crashingPod()]}),
			severity: 'error',
			cause: 'exit 78, 4 restarts: container api of pod web-1',
			explains: ['no-ready-endpoints'],
			mention: ['logs'],
			silent: ['"-p"'],
		},
		{
			view: view({pods: [crashingPod(), pod({name: 'web-2'})]}),
			severity: 'warning',
			mention: ['1 of 2 pods'],
		},
		{
			view: view({pods: [unreadyPod({restarts: 5, state: waiting})]}),
			cause: '5 restarts: container api of pod web-1',
			silent: ['limits.memory'],
		},
		{
			view: view({pods: [crashingPod({}, 137, 'OOMKilled')]}),
			mention: ['OOMKilled', 'limits.memory'],
			silent: ['"-p"'],
		},
		{view: view({pods: [crashingPod({}, 127)]}), mention: ['exit 127', 'command and args']},
		{view: view({pods: [crashingPod({}, 0, 'Completed')]}), mention: ['exit 0', 'ends without an error']},
		// A sidecar counts, although its own container is an init container.
		{
			view: view({
				pods: [
					crashingPod({
						initContainers: [container({name: 'proxy', isSidecar: true, ports: []})],
						statuses: [containerStatus()],
						initStatuses: [{...crashingPod().statuses[0]!, name: 'proxy'}],
					}),
				],
			}),
			mention: ['container proxy'],
		},
		// The one with the most restarts is told.
		{
			view: view({
				pods: [
					crashingPod(),
					crashingPod({name: 'web-2', statuses: [containerStatus({ready: false, restarts: 30, state: waiting})]}),
				],
			}),
			mention: ['30 restarts', 'web-2'],
		},
	],
});
