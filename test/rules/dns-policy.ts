import {dnsPolicy} from '../../source/rules/dns-policy.ts';
import {pod, view} from '../_helpers/objects.ts';
import {verifyRule} from '../_helpers/verify-rule.ts';

const onHost = pod({isOnHostNetwork: true});

verifyRule(dnsPolicy, {
	good: [
		view(),
		view({pods: [pod({isOnHostNetwork: true, dnsPolicy: 'ClusterFirstWithHostNet'})]}),
		view({pods: [pod({isOnHostNetwork: true, dnsPolicy: 'Default'})]}),
		view({pods: [pod({dnsPolicy: 'Default'})]}),
	],
	bad: [
		{view: view({pods: [onHost]}), severity: 'warning', mention: ['1 of 1 pod ', 'pod template of Deployment web']},
		{view: view({pods: [pod({name: 'other'}), onHost]}), severity: 'warning', mention: ['1 of 2 pods']},
		// An agent of the node, such as an exporter of its metrics.
		{
			view: view({pods: [pod({isOnHostNetwork: true, owner: {kind: 'DaemonSet', name: 'exporter'}})]}),
			severity: 'info',
		},
	],
});
