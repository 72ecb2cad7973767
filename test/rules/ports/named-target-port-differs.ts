import {namedTargetPortDiffers} from '../../../source/rules/ports/named-target-port-differs.ts';
import {container, pod, service, servicePort, view} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const declaring = (name: string, port: number) =>
	pod({name, containers: [container({ports: [{name: 'http', port, protocol: 'TCP'}]})]});
const to = (targetPort: number | string, pods: ReturnType<typeof pod>[]) =>
	view({service: service({ports: [servicePort({targetPort})]}), pods});
const both = [declaring('web-1', 8080), declaring('web-2', 3000), declaring('web-3', 8080)];

verifyRule(namedTargetPortDiffers, {
	good: [
		view(),
		to('http', [both[0]!, both[2]!]),
		to(8080, both),
		to('http', [both[0]!, {...both[1]!, phase: 'Failed'}]),
	],
	bad: [{view: to('http', both), severity: 'info', port: 80, cause: 'targetPort http is 3000 in web-2, 8080 in web-1'}],
});
