import {hostnetworkPod} from '../../../source/rules/policy/hostnetwork-pod.ts';
import {policy} from '../../_helpers/networking.ts';
import {pod, view} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const agent = pod({name: 'agent', isOnHostNetwork: true});

verifyRule(hostnetworkPod, {
	good: [view(), view({pods: [agent]}), view({policies: [policy()]})],
	bad: [
		{view: view({pods: [agent], policies: [policy()]}), mention: ['(1/1 pods)', 'web-in']},
		{view: view({pods: [pod(), agent], policies: [policy()]}), mention: ['(1/2 pods)', 'pod/agent spec.hostNetwork']},
	],
});
