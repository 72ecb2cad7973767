import {publishNotReady} from '../../source/rules/publish-not-ready.ts';
import {pod, service, view} from '../_helpers/objects.ts';
import {verifyRule} from '../_helpers/verify-rule.ts';

const unready = pod({
	conditions: [{type: 'Ready', status: 'False', reason: 'ContainersNotReady', message: '', since: 0}],
});

verifyRule(publishNotReady, {
	good: [
		view(),
		view({service: service({publishNotReadyAddresses: true})}),
		view({pods: [unready]}),
		view({service: service({publishNotReadyAddresses: true, clusterIPs: ['None']}), pods: [unready]}),
	],
	bad: [
		{
			view: view({service: service({publishNotReadyAddresses: true}), pods: [pod({name: 'web-2'}), unready]}),
			severity: 'info',
			cause: '1 pod not ready, and given traffic by publishNotReadyAddresses',
		},
	],
});
