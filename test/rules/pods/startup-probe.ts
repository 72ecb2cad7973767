import {startupProbe} from '../../../source/rules/pods/startup-probe.ts';
import {killedPod, unprobedPod, unreadyPod} from '../../_helpers/broken-pods.ts';
import {birth, container, pod, service, view, workload} from '../../_helpers/objects.ts';
import {podEvents} from '../../_helpers/pod-events.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const probe = {kind: 'httpGet', port: 8080, path: '/started', scheme: 'HTTP', failureThreshold: 30} as const;
const starting = (restarts = 0, name = 'web-1') =>
	unreadyPod({started: false, restarts}, {name, containers: [container({startupProbe: probe})]});
const said = 'Startup probe failed: HTTP probe failed with statuscode: 503';

verifyRule(startupProbe, {
	good: [view(), view({pods: [unprobedPod()]}), view({pods: [starting(), pod({name: 'web-2'})]})],
	bad: [
		{
			view: view({pods: [starting()], podEvents: new Map([[starting().uid, podEvents({message: said})]])}),
			severity: 'warning',
			// From the start of the container on.
			errorFrom: birth + 305,
			cause: 'startup probe: HTTP 503, GET :8080/started (1/1 pods)',
			causes: ['no-ready-endpoints'],
			mention: ['300 s', said],
		},
		{view: view({pods: [starting(2)], service: service({publishNotReadyAddresses: true})}), severity: 'warning'},
		// Ended by it, and not started again yet.
		{
			view: view({
				pods: [killedPod({containers: [container({startupProbe: probe})]}, {ran: 400})],
				podEvents: new Map([
					[
						killedPod().uid,
						podEvents(
							{message: said},
							{reason: 'Killing', message: 'Container api failed startup probe, will be restarted', at: birth + 58},
						),
					],
				]),
			}),
			severity: 'error',
			cause: 'startup probe: HTTP 503, GET :8080/started, 4 restarts (1/1 pods)',
			causes: ['no-ready-endpoints', 'crash-loop'],
		},
		// Its time was over once already.
		{view: view({pods: [starting(2)]}), severity: 'error', mention: ['no success yet, GET :8080/started, 2 restarts']},
		{view: view({pods: [starting(2)], workloads: [workload({rollout: 'rolling'})]}), severity: 'warning'},
	],
});
