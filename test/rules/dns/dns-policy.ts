import {dnsPolicy} from '../../../source/rules/dns/dns-policy.ts';
import {pod, view} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const onHost = pod({isOnHostNetwork: true});

verifyRule(dnsPolicy, {
	good: [
		view(),
		view({pods: [pod({isOnHostNetwork: true, dnsPolicy: 'ClusterFirstWithHostNet'})]}),
		// Meant to be so: the cluster DNS itself, and agents of the node.
		view({pods: [pod({namespace: 'kube-system', dnsPolicy: 'Default'})]}),
		view({pods: [pod({dnsPolicy: 'Default', owner: {kind: 'DaemonSet', name: 'exporter'}})]}),
		// None, with all that the kubelet would have set: a cache on the node, say.
		view({
			pods: [
				pod({dnsPolicy: 'None', dnsConfig: {nameservers: ['169.254.20.10'], searches: ['shop.svc.cluster.local']}}),
			],
		}),
		view({pods: [pod({dnsConfig: {nameservers: [], searches: [], ndots: 1}})]}),
	],
	bad: [
		{
			view: view({pods: [pod({dnsPolicy: 'Default'})]}),
			severity: 'info',
			cause: 'dnsPolicy Default: uses node DNS (1/1 pods)',
			mention: ['Set dnsPolicy: ClusterFirst in the pod template of Deployment web'],
		},
		{
			view: view({pods: [pod({isOnHostNetwork: true, dnsPolicy: 'Default'})]}),
			severity: 'info',
			mention: ['hostNetwork without ClusterFirstWithHostNet', 'ClusterFirstWithHostNet'],
		},
		{
			view: view({
				pods: [pod({dnsPolicy: 'None', dnsConfig: {nameservers: ['192.0.2.53'], searches: ['corp.example']}})],
			}),
			severity: 'info',
			mention: ['without cluster search domains', '192.0.2.53'],
		},
		// What nobody wrote is worse than what somebody did.
		{
			view: view({pods: [pod({name: 'other', dnsPolicy: 'Default'}), onHost]}),
			severity: 'warning',
			mention: ['(1/2 pods)'],
		},
		{view: view({pods: [onHost]}), severity: 'warning', mention: ['(1/1 pods)', 'pod template of Deployment web']},
		{view: view({pods: [pod({name: 'other'}), onHost]}), severity: 'warning', mention: ['(1/2 pods)']},
		// An agent of the node, such as an exporter of its metrics.
		{
			view: view({pods: [pod({isOnHostNetwork: true, owner: {kind: 'DaemonSet', name: 'exporter'}})]}),
			severity: 'info',
		},
	],
});
