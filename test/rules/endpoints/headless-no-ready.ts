import {headlessNoReady} from '../../../source/rules/endpoints/headless-no-ready.ts';
import {crashingPod} from '../../_helpers/broken-pods.ts';
import {pod, service, view, workload} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const headless = (overrides = {}) => service({clusterIPs: ['None'], ...overrides});
const unready = pod({
	conditions: [{type: 'Ready', status: 'False', reason: 'ContainersNotReady', message: '', since: 0}],
});

verifyRule(headlessNoReady, {
	good: [
		view(),
		view({service: headless()}),
		view({pods: [unready]}),
		view({service: headless(), pods: []}),
		view({service: headless({publishNotReadyAddresses: true}), pods: [unready]}),
	],
	bad: [
		{
			view: view({service: headless(), pods: [crashingPod()]}),
			severity: 'error',
			cause: 'NXDOMAIN: headless Service with 0/1 pods ready',
		},
		{
			view: view({service: headless(), pods: [unready], workloads: [workload({rollout: 'rolling'})]}),
			severity: 'warning',
		},
	],
});
