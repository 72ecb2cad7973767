import {namedTargetPortPartial} from '../../../source/rules/ports/named-target-port-partial.ts';
import {container, pod, service, servicePort, view, workload} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const declaring = (name: string, port: string) =>
	pod({name, containers: [container({ports: [{name: port, port: 8080, protocol: 'TCP'}]})]});
const toHttp = (pods: ReturnType<typeof pod>[], overrides = {}) =>
	view({service: service({ports: [servicePort({targetPort: 'http'})]}), pods, ...overrides});
const mixed = [declaring('web-1', 'http'), declaring('web-2', 'web')];

verifyRule(namedTargetPortPartial, {
	good: [
		view(),
		toHttp([declaring('web-1', 'http'), declaring('web-2', 'http')]),
		// That none has it is another finding.
		toHttp([declaring('web-1', 'web')]),
		toHttp([mixed[0]!, {...mixed[1]!, phase: 'Succeeded'}]),
	],
	bad: [
		{
			view: toHttp(mixed),
			severity: 'warning',
			port: 80,
			subject: {kind: 'Pod', namespace: 'shop', name: 'web-2'},
			cause: 'targetPort http missing in 1/2 pods: no traffic to web-2',
		},
		{view: toHttp(mixed, {workloads: [workload({rollout: 'rolling'})]}), severity: 'info'},
		// One that is paused does not get on.
		{view: toHttp(mixed, {workloads: [workload({rollout: 'rolling', isPaused: true})]}), severity: 'warning'},
		// A hook of the release, that has the labels of the whole.
		{view: toHttp([mixed[0]!, {...mixed[1]!, owner: {kind: 'Job', name: 'migrate'}}]), severity: 'info'},
	],
});
