import {sessionAffinity} from '../../../source/rules/exposure/session-affinity.ts';
import {pod, service, view} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

verifyRule(sessionAffinity, {
	good: [view(), view({service: service({isSticky: true})})],
	bad: [
		{
			view: view({service: service({isSticky: true}), pods: [pod(), pod({name: 'web-2'})]}),
			severity: 'info',
			cause: 'sessionAffinity ClientIP: each client IP sticks to 1 of 2 pods',
		},
		{
			view: view({service: service({isSticky: true, clusterIPs: ['None']})}),
			cause: 'sessionAffinity is ignored on a headless Service',
		},
	],
});
