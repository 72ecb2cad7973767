import type {PodEvent} from '../../../source/model/pods/pod-events.ts';
import {livenessProbe} from '../../../source/rules/pods/liveness-probe.ts';
import {
	crashingPod,
	killedPod,
	livenessKill,
	livenessRefused,
	unprobedPod,
	unreadyPod,
} from '../../_helpers/broken-pods.ts';
import {birth, container, containerStatus, pod, view} from '../../_helpers/objects.ts';
import {podEvents} from '../../_helpers/pod-events.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

type Events = ReadonlyArray<Partial<PodEvent>>;

const killed = (each = killedPod(), ...events: Events) =>
	view({
		pods: [each],
		podEvents: new Map([[each.uid, podEvents(...(events.length > 0 ? events : [livenessKill, livenessRefused]))]]),
	});

const probe = {kind: 'httpGet', port: 8080, path: '/live', scheme: 'HTTP', periodSeconds: 5} as const;
const ended = {exitCode: 143, signal: 0, reason: 'Error', message: '', started: birth + 40, finished: birth + 60};
/** Ready between two ends. */
const flapping = (restarts: number, name = 'web-1') =>
	pod({
		name,
		containers: [container({livenessProbe: probe})],
		statuses: [containerStatus({restarts, state: {kind: 'running', since: birth + 61}, lastTerminated: ended})],
	});
const other = pod({name: 'web-2'});
/** Two containers, of which the second is the one that is killed. */
const paired = killedPod({
	containers: [container({name: 'log', ports: []}), ...killedPod().containers],
	statuses: [containerStatus({name: 'log'}), ...killedPod().statuses],
});
/** Runs again, and is not ready yet. */
const starting = (answer: string) => {
	const readiness = {kind: 'httpGet', port: 8080, path: '/ready', scheme: 'HTTP'} as const;
	const again = unreadyPod(
		{restarts: 2, started: true, state: {kind: 'running', since: birth + 61}, lastTerminated: ended},
		{containers: [container({livenessProbe: probe, readinessProbe: readiness})]},
	);
	return killed(again, livenessKill, livenessRefused, {message: `Readiness probe failed: ${answer}`, at: birth + 70});
};

verifyRule(livenessProbe, {
	good: [
		view(),
		// Nobody told who ended it.
		view({pods: [killedPod()]}),
		// It ended by itself: of the kubelet's doing nothing is told.
		killed(killedPod({}, {exitCode: 1}), livenessRefused),
		// It crashed much sooner than its probe can have failed.
		killed(killedPod({}, {ran: 3}), {...livenessKill, at: birth + 20}),
		// That was another container.
		killed(killedPod(), {...livenessKill, container: 'sidecar'}),
		// What was killed long ago is no fault of now.
		killed(flapping(9), {...livenessKill, at: birth - 3600}),
		killed(flapping(2)),
		// It works, with fewer pods than it could have.
		view({
			pods: [killedPod({}, {restarts: 2}), other],
			podEvents: new Map([[killedPod().uid, podEvents(livenessKill)]]),
		}),
		killed(unprobedPod(), livenessKill),
		killed(killedPod({deleted: birth + 50})),
	],
	bad: [
		{
			view: killed(),
			severity: 'error',
			cause: 'liveness probe: connection refused, GET :8080/live, 4 restarts (1/1 pods)',
			causes: ['no-ready-endpoints', 'crash-loop'],
			mention: [
				'will be restarted',
				'before the probe has succeeded once',
				'startupProbe',
				'"failureThreshold":30',
				'exit 137: the kubelet ended it',
				'15 s',
			],
		},
		// Of a program that ends well on TERM, and of one that is process 1 and written in Go.
		{view: killed(killedPod({}, {exitCode: 0})), severity: 'error', mention: ['exit 0: the kubelet ended it']},
		{view: killed(killedPod({}, {exitCode: 2})), severity: 'error'},
		// Each single kill is not told of.
		{view: killed(killedPod({}, {exitCode: 143}), {...livenessKill, at: birth + 20}), severity: 'error'},
		{view: killed(killedPod(), livenessRefused), severity: 'error', mention: ['event Unhealthy']},
		{
			view: killed(killedPod({}, {exitCode: 0}), livenessRefused, {
				reason: 'FailedPreStopHook',
				message: 'PreStopHook failed',
			}),
			mention: ['PreStopHook failed'],
		},
		// It lived for long before.
		{view: killed(killedPod({}, {ran: 900})), silent: ['startupProbe']},
		{
			view: killed(killedPod(), livenessKill, {
				message: 'Liveness probe failed: HTTP probe failed with statuscode: 404',
				at: birth + 58,
			}),
			mention: ['HTTP 404', "fix the probe's path (/live)"],
			silent: ['startupProbe'],
		},
		{
			view: killed(paired),
			cause: 'liveness probe: connection refused, GET :808…, 4 restarts (container api, 1/1 pods)',
		},
		{view: killed(flapping(5)), severity: 'warning', mention: ['5 restarts', 'pod/web-1'], causes: []},
		{
			view: view({
				pods: [killedPod(), other],
				podEvents: new Map([[killedPod().uid, podEvents(livenessKill)]]),
			}),
			severity: 'warning',
			causes: ['partially-ready', 'crash-loop'],
			mention: ['liveness probe: no success yet, GET :8080/live, 4 restarts'],
		},
		// Nothing listens, so that it is not ready either; or it answers, and that it is not ready is another fault.
		{
			view: starting('Get "http://10.244.1.7:8080/ready": dial tcp 10.244.1.7:8080: connect: connection refused'),
			causes: ['no-ready-endpoints', 'readiness-probe'],
		},
		{view: starting('HTTP probe failed with statuscode: 503'), causes: ['no-ready-endpoints']},
		// One crashes by itself, and that is not explained.
		{
			view: view({
				pods: [killedPod(), crashingPod({name: 'web-2'})],
				podEvents: new Map([[killedPod().uid, podEvents(livenessKill)]]),
			}),
			causes: [],
		},
	],
});
