import {readinessProbe} from '../../../source/rules/pods/readiness-probe.ts';
import {crashingPod, unprobedPod} from '../../_helpers/broken-pods.ts';
import {birth, container, pod, service, view, workload} from '../../_helpers/objects.ts';
import {podEvents} from '../../_helpers/pod-events.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const viewOf = (message: string, unready = unprobedPod()) =>
	view({pods: [unready], podEvents: new Map([[unready.uid, podEvents({message})]])});

const refused =
	'Readiness probe failed: Get "http://10.244.1.7:9000/healthz": dial tcp 10.244.1.7:9000: connect: connection refused';

const probing = (port: number | string) =>
	unprobedPod({containers: [container({readinessProbe: {kind: 'httpGet', port, path: '/healthz', scheme: 'HTTP'}})]});

const delayedPod = unprobedPod({
	containers: [
		container({
			readinessProbe: {kind: 'httpGet', port: 8080, path: '/healthz', scheme: 'HTTP', initialDelaySeconds: 300},
		}),
	],
});

verifyRule(readinessProbe, {
	good: [
		view(),
		// Common while a rollout is under way.
		view({pods: [unprobedPod(), pod({name: 'web-2'})]}),
		view({pods: [crashingPod()]}),
	],
	bad: [
		{
			view: viewOf('Readiness probe failed: HTTP probe failed with statuscode: 404'),
			severity: 'error',
			cause: 'readiness probe: HTTP 404, GET :8080/healthz (1/1 pods)',
			causes: ['no-ready-endpoints'],
			mention: ['/healthz', '404'],
		},
		{view: view({pods: [unprobedPod()]}), mention: ['no success yet', '/healthz', '8080']},
		{
			view: view({pods: [unprobedPod()], workloads: [workload({rollout: 'rolling'})]}),
			severity: 'warning',
			downgrade: {
				cause: 'rolling out',
				evidence: [
					{
						path: 'deploy/web status.conditions[Progressing]',
						value: 'in progress, within its progressDeadlineSeconds: a warning until it is over',
					},
				],
			},
		},
		{
			view: view({
				pods: [unprobedPod()],
				workloads: [workload({rollout: 'rolling', rolloutDeadline: birth + 600})],
			}),
			severity: 'warning',
			errorFrom: birth + 600,
			downgrade: {
				cause: 'rolling out',
				evidence: [
					{
						path: 'deploy/web status.conditions[Progressing]',
						value: `in progress, within its progressDeadlineSeconds: a warning until ${new Date((birth + 600) * 1000).toISOString()} at most`,
					},
				],
			},
		},
		// Nothing happens before somebody resumes it.
		{
			view: view({pods: [unprobedPod()], workloads: [workload({rollout: 'rolling', isPaused: true})]}),
			severity: 'error',
		},
		{view: view({pods: [unprobedPod()], workloads: [workload({rollout: 'failed'})]}), severity: 'error'},
		// It is not even asked before five minutes are over.
		{
			view: view({pods: [delayedPod]}),
			severity: 'warning',
			errorFrom: birth + 335,
		},
		// It gets traffic all the same, and may answer.
		{view: view({pods: [unprobedPod()], service: service({publishNotReadyAddresses: true})}), severity: 'warning'},
		{
			view: view({
				pods: [unprobedPod()],
				service: service({publishNotReadyAddresses: true, clusterIPs: ['None']}),
			}),
			severity: 'info',
		},
		{view: viewOf(refused, probing(9000)), mention: ['connection refused', 'port 9000; the pod declares 8080']},
		{view: viewOf(refused), mention: ['localhost']},
		{view: viewOf(refused, probing('web')), mention: ['web is not the name of a port']},
		{
			view: viewOf(
				'Readiness probe failed: Get "http://10.244.1.7:8080/": context deadline exceeded (Client.Timeout exceeded while awaiting headers)',
			),
			mention: ['timeoutSeconds', 'timed out'],
		},
		// What another probe met is not what this one met.
		{
			view: viewOf('Liveness probe failed: HTTP probe failed with statuscode: 500'),
			silent: ['500'],
			mention: ['no success yet'],
		},
	],
});
