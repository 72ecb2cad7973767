import {peersDeadlock} from '../../../source/rules/pods/peers-deadlock.ts';
import {crashingPod, unprobedPod, unreadyPod} from '../../_helpers/broken-pods.ts';
import {container, containerStatus, pod, service, view, workload} from '../../_helpers/objects.ts';
import {podEvents} from '../../_helpers/pod-events.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const owner = {kind: 'StatefulSet', name: 'bus'};
const peers = service({name: 'bus', clusterIPs: ['None']});
const published = service({name: 'bus', clusterIPs: ['None'], publishNotReadyAddresses: true});
const ordered = workload({kind: 'StatefulSet', name: 'bus', serviceName: 'bus', replicas: 3});
const parallel = workload({kind: 'StatefulSet', name: 'bus', serviceName: 'bus', replicas: 3, isParallel: true});
const exec = (command: string) => ({kind: 'exec', port: 0, path: '', scheme: '', command}) as const;
const asking = (command: string, name = 'bus-0') =>
	unreadyPod({}, {name, owner, containers: [container({readinessProbe: exec(command)})]});
const joining = asking('nc -z bus-1.bus.shop.svc.cluster.local 6222');

const waitingView = (said: string, waiting = asking('/bin/quorum'), overrides: Parameters<typeof view>[0] = {}) =>
	view({
		service: peers,
		workloads: [ordered],
		pods: [waiting],
		podEvents: new Map([[waiting.uid, podEvents({message: `Readiness probe failed: ${said}`})]]),
		...overrides,
	});

verifyRule(peersDeadlock, {
	good: [
		view(),
		// It waits for something else, itself among it.
		waitingView('cannot connect to postgres:5432'),
		waitingView('bus-0: disk is full'),
		waitingView('bus.yaml not found'),
		waitingView('cannot reach bus-1', joining, {workloads: [{...ordered, replicas: 1}]}),
		// One is ready, so that the next is made.
		waitingView('cannot reach bus-1', joining, {pods: [joining, pod({name: 'bus-1', owner})]}),
		// Another Service selects its pods.
		waitingView('cannot reach bus-1', joining, {service: service({name: 'clients'})}),
		// Nothing keeps peers from finding each other.
		waitingView('bus-1.bus.shop.svc: connection refused', joining, {workloads: [parallel], service: published}),
		view({service: peers, workloads: [ordered], pods: [unprobedPod({name: 'bus-0', owner})]}),
	],
	bad: [
		{
			view: waitingView('no quorum: lookup bus-1.bus.shop.svc.cluster.local: no such host'),
			severity: 'error',
			cause: 'bus-0 waits for its peers: no DNS names before they are ready; next pod created on…',
			mention: ['publishNotReadyAddresses: true', 'podManagementPolicy: Parallel', 'no quorum', '--cascade=orphan'],
			silent: ['"patch"'],
		},
		// They have names, and the next pod is not there all the same.
		{
			view: waitingView('no quorum, cannot reach bus-1', joining, {service: published}),
			severity: 'error',
			cause: 'bus-0 waits for its peers: next pod created once it is ready',
		},
		// All are there, and none has a name.
		{
			view: waitingView('nc: bad address bus-1.bus.shop.svc', joining, {
				workloads: [parallel],
				pods: [joining, asking('nc -z bus-0.bus.shop.svc 6222', 'bus-1')],
			}),
			severity: 'error',
			cause: 'bus-0 waits for its peers: no DNS names before they are ready',
			mention: ['"publishNotReadyAddresses":true'],
			silent: ['cascade'],
		},
		// Its probe asks for them; what it met is not known.
		{
			view: waitingView('exit 1', asking('sh -c for i in 0 1 2; do nc -z bus-$i.bus.$NS.svc 6222 || exit 1; done')),
			severity: 'warning',
			confidence: 'likely',
		},
		// It ends because of them.
		{
			view: view({
				service: peers,
				workloads: [ordered],
				pods: [
					crashingPod({
						name: 'bus-0',
						owner,
						statuses: [
							containerStatus({
								ready: false,
								restarts: 3,
								state: {
									kind: 'terminated',
									exitCode: 1,
									signal: 0,
									reason: 'Error',
									message: 'getaddrinfo bus-2.bus: not known',
									started: 1,
									finished: 2,
								},
							}),
						],
					}),
				],
			}),
			severity: 'error',
		},
	],
});
