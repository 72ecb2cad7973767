import type {Pod} from '../../../source/model/objects.ts';
import {multipleOwners} from '../../../source/rules/selector/multiple-owners.ts';
import {unreadyConditions} from '../../_helpers/broken-pods.ts';
import {container, pod, service, servicePort, view} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const of = (name: string, port: number, labels = {}, image = 'registry.example/shop/web:1') =>
	pod({
		name: `${name}-1`,
		labels: {app: 'web', ...labels},
		owner: {kind: 'StatefulSet', name},
		containers: [container({image, ports: port === 0 ? [] : [{name: '', port, protocol: 'TCP'}]})],
	});

const job = (overrides: Partial<Pod> = {}) =>
	pod({
		name: 'migrate-x2',
		labels: {app: 'web', 'job-name': 'migrate', 'batch.kubernetes.io/controller-uid': 'a-b'},
		owner: {kind: 'Job', name: 'migrate'},
		containers: [container({ports: []})],
		...overrides,
	});

const release = (name: string, instance: string, labels = {}) =>
	of(name, 8080, {'app.kubernetes.io/instance': instance, ...labels});

const unnamed = {service: service({selector: {'app.kubernetes.io/name': 'web'}})};

verifyRule(multipleOwners, {
	good: [
		view(),
		view({pods: [of('front', 8080), of('canary', 8080)]}),
		// A pod that declares nothing may listen anywhere.
		view({pods: [of('front', 8080), of('worker', 0)]}),
		view({pods: [of('front', 9000), of('worker', 9102)]}),
		view({pods: [of('front', 8080), {...of('worker', 9102), phase: 'Succeeded'}]}),
		view({
			pods: [of('front', 8080), of('worker', 9102)],
			service: service({ports: [servicePort({targetPort: 'http'})]}),
		}),
		// One workload in the middle of a change.
		view({pods: [of('front', 8080), {...of('front', 9102), name: 'front-2'}]}),
		// A Job that is over, is not ready, has no port of that name, or has the Service for itself, gets no traffic from others.
		view({pods: [of('front', 8080), job({phase: 'Succeeded'})]}),
		view({pods: [of('front', 8080), job({deleted: 1})]}),
		view({pods: [of('front', 8080), job({conditions: unreadyConditions})]}),
		view({pods: [pod(), job()], service: service({ports: [servicePort({targetPort: 'http'})]})}),
		view({pods: [job(), job({name: 'migrate-x3'}), job({name: 'other-1', owner: {kind: 'Job', name: 'other'}})]}),
		// Variants of one release, and versions of one workload.
		view({...unnamed, pods: [release('web', 'web'), release('web-canary', 'web-canary')]}),
		view({...unnamed, pods: [release('web-blue', 'blue'), release('web-green', 'green')]}),
		view({...unnamed, pods: [of('web', 8080, {release: 'stable'}), of('canary', 8080, {release: 'canary'})]}),
		view({...unnamed, pods: [of('web', 8080, {release: '1.4.0'}), of('web-next', 8080, {release: '1.5.0-rc1'})]}),
		view({...unnamed, pods: [release('web', 'one'), {...release('web', 'two'), name: 'web-2'}]}),
		// A selector that chooses a release, or that is meant to catch many applications.
		view({
			service: service({selector: {app: 'web', release: 'prod'}}),
			pods: [release('a', 'prod'), release('b', 'test')],
		}),
		view({
			service: service({selector: {'monitoring.example/scrape': 'yes'}}),
			pods: [release('a', 'prod'), release('b', 'test')],
		}),
		// A StatefulSet and a Deployment of one release.
		view({...unnamed, pods: [release('db', 'prod'), release('db-readers', 'prod')]}),
		// Told apart by a label, or the same program from another registry.
		view({pods: [of('web', 8080, {part: 'a'}), of('worker', 8080, {part: 'b'}, 'registry.example/worker:1')]}),
		view({pods: [of('web', 8080), of('web-new', 8080, {}, 'mirror.example:5000/web@sha256:ab')]}),
	],
	bad: [
		{
			view: view({pods: [of('front', 8080, {part: 'front'}), of('worker', 9102, {part: 'worker'})]}),
			severity: 'warning',
			confidence: 'likely',
			port: 80,
			cause: 'selector also matches sts/worker: no containerPort 8080 there',
			mention: ['{"spec":{"selector":{"part":"front"}}}', 'Add part=front to the selector'],
		},
		{
			view: view({pods: [of('front', 8080), of('worker', 9102)]}),
			mention: ['Use distinct labels', 'sts/worker'],
			silent: ['patch'],
		},
		{
			view: view({pods: [pod(), job()]}),
			severity: 'warning',
			confidence: 'likely',
			cause: 'selector also matches job/migrate: 1/2 endpoints, not deploy/web',
			mention: ['migrate-x2', 'app-', 'until the next run'],
		},
		// It declares the port, as its template was copied.
		{view: view({pods: [of('front', 8080), job({containers: [container()]})]}), mention: ['job/migrate']},
		{
			view: view({pods: [of('front', 8080, {part: 'api'}), job()]}),
			mention: ['{"spec":{"selector":{"part":"api"}}}'],
			silent: ['next run'],
		},
		{
			view: view({
				pods: [of('front', 8080), job({conditions: unreadyConditions})],
				service: service({publishNotReadyAddresses: true}),
			}),
			mention: ['job/migrate'],
		},
		// In a manifest it is the CronJob that is known.
		{
			view: view({pods: [of('front', 8080), job({name: 'cleanup', owner: {kind: 'CronJob', name: 'cleanup'}})]}),
			mention: ['cronjob/cleanup'],
			silent: ['next run'],
		},
		{
			view: view({...unnamed, pods: [release('cloud', 'cloud'), release('family', 'family')]}),
			cause: 'selector matches 2 releases: cloud (sts/cloud), family (sts/family)',
			mention: ['Add app.kubernetes.io/instance=cloud or app.kubernetes.io/instance=family to the selector'],
		},
		// The release that the Service itself is of is meant.
		{
			view: view({
				service: service({selector: {app: 'web'}, labels: {'app.kubernetes.io/instance': 'family'}}),
				pods: [release('cloud', 'cloud'), release('family', 'family')],
			}),
			mention: ['{"spec":{"selector":{"app.kubernetes.io/instance":"family"}}}'],
		},
		{
			view: view({
				service: service({name: 'cloud-web', selector: {app: 'web'}}),
				pods: [of('cloud', 8080, {release: 'cloud'}), of('family', 8080, {release: 'family'})],
			}),
			mention: ['{"spec":{"selector":{"release":"cloud"}}}'],
		},
		// The very same labels, and another program.
		{
			view: view({pods: [of('web', 8080), of('worker', 8080, {}, 'registry.example/worker:1')]}),
			cause: 'selector also matches sts/worker: labels of sts/web, another image',
			mention: ['registry.example/worker:1', 'Use distinct labels'],
		},
	],
});
