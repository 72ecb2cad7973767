import {multipleOwners} from '../../source/rules/multiple-owners.ts';
import {container, pod, service, servicePort, view} from '../_helpers/objects.ts';
import {verifyRule} from '../_helpers/verify-rule.ts';

const of = (name: string, port: number, labels = {}) =>
	pod({
		name: `${name}-1`,
		labels: {app: 'web', ...labels},
		owner: {kind: 'StatefulSet', name},
		containers: [container({ports: port === 0 ? [] : [{name: '', port, protocol: 'TCP'}]})],
	});

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
	],
	bad: [
		{
			view: view({pods: [of('front', 8080, {part: 'front'}), of('worker', 9102, {part: 'worker'})]}),
			severity: 'warning',
			confidence: 'likely',
			port: 80,
			cause: 'also selects sts/worker, which does not declare port 8080; sts/front does',
			mention: ['{"spec":{"selector":{"part":"front"}}}', 'Add part=front to the selector'],
		},
		{view: view({pods: [of('front', 8080), of('worker', 9102)]}), mention: ['a label of their own'], silent: ['patch']},
	],
});
