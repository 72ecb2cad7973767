import type {Pod} from '../../../source/model/objects.ts';
import {crashLoop} from '../../../source/rules/pods/crash-loop.ts';
import {
	crashingPod,
	imagelessPod,
	killedPod,
	livenessKill,
	outOfMemoryPod,
	unprobedPod,
	unreadyPod,
} from '../../_helpers/broken-pods.ts';
import {birth, container, containerStatus, pod, view} from '../../_helpers/objects.ts';
import {podEvents} from '../../_helpers/pod-events.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const waiting = {
	kind: 'waiting',
	reason: 'CrashLoopBackOff',
	message: 'back-off 2m40s restarting failed container',
} as const;

/** A pod whose container runs for so many seconds each time. */
const crashing = (seconds: number, overrides: Partial<Pod> = {}) => {
	const [status] = crashingPod().statuses;
	const last = {...status!.lastTerminated!, started: birth, finished: birth + seconds};
	return unreadyPod({...status!, state: {kind: 'terminated', ...last}, lastTerminated: last}, overrides);
};

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
			cause: 'CrashLoopBackOff: exit 78, 4 restarts, container api (1/1 pods)',
			causes: ['no-ready-endpoints'],
			mention: ['logs'],
			silent: ['"-p"', 'WEB_PORT'],
		},
		// Programs often take such a name for a setting of their own: the Service, too, bears the program's name.
		{view: view({pods: [crashing(2)]}), mention: ['WEB_PORT=tcp://10.96.4.7:80', 'enableServiceLinks']},
		{view: view({pods: [crashing(2, {hasServiceLinks: false})]}), silent: ['WEB_PORT']},
		{view: view({pods: [crashing(2, {containers: [container({image: 'relay'})]})]}), silent: ['WEB_PORT']},
		{view: view({pods: [crashing(60)]}), silent: ['WEB_PORT']},
		{
			view: view({
				pods: [crashingPod({containers: [container({portVariables: ['RELAY_PORT']})]})],
				links: [{service: 'relay', variable: 'RELAY_PORT', value: 'tcp://10.96.4.9:7070'}],
			}),
			mention: ['Service relay sets RELAY_PORT=tcp://10.96.4.9:7070'],
		},
		{
			view: view({pods: [crashingPod(), pod({name: 'web-2'})]}),
			severity: 'warning',
			mention: ['1/2 pods'],
		},
		{
			view: view({pods: [unreadyPod({restarts: 5, state: waiting})]}),
			cause: 'CrashLoopBackOff: 5 restarts, container api (1/1 pods)',
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
		// The kubelet ends it.
		{
			view: view({
				pods: [killedPod()],
				podEvents: new Map([[killedPod().uid, podEvents(livenessKill)]]),
			}),
			severity: 'error',
			causes: [],
			mention: ['fix what liveness-probe reports'],
		},
		// Nobody tells of that any more.
		{view: view({pods: [killedPod()]}), mention: ['as the kubelet does when a liveness probe fails']},
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
