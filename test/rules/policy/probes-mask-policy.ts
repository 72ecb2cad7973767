import {probesMaskPolicy} from '../../../source/rules/policy/probes-mask-policy.ts';
import {policy} from '../../_helpers/networking.ts';
import {container, pod, view} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const probed = pod({
	containers: [container({readinessProbe: {kind: 'tcpSocket', port: 8080, path: '', scheme: ''}})],
});

verifyRule(probesMaskPolicy, {
	good: [
		view({pods: [probed]}),
		view({policies: [policy()]}),
		view({policies: [policy()], pods: [{...probed, conditions: []}]}),
	],
	bad: [{view: view({policies: [policy()], pods: [probed]}), mention: ['web-1']}],
});
