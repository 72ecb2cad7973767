import {namespaceLabelMissing} from '../../../source/rules/policy/namespace-label-missing.ts';
import {namespace, peer, policy, selector} from '../../_helpers/networking.ts';
import {view} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const asking = (labels: Readonly<Record<string, string>>) =>
	policy({ingress: [{ports: [], peers: [peer({namespaceSelector: selector(labels)})]}]});
const namespaces = [namespace('shop'), namespace('kube-system', {team: 'a'})];

verifyRule(namespaceLabelMissing, {
	good: [
		view(),
		view({policies: [policy()], namespaces}),
		view({policies: [asking({})], namespaces}),
		view({policies: [asking({team: 'a'})], namespaces}),
		view({policies: [asking({'kubernetes.io/metadata.name': 'kube-system'})], namespaces}),
		view({policies: [asking({team: 'b'})], namespaces: undefined}),
	],
	bad: [
		{
			view: view({policies: [asking({name: 'kube-system'})], namespaces}),
			severity: 'warning',
			confidence: 'likely',
			mention: ['name=kube-system', 'kubernetes.io/metadata.name: kube-system'],
		},
		{
			view: view({policies: [asking({team: 'b'})], namespaces}),
			severity: 'info',
			mention: ['no namespace has label team=b'],
		},
	],
});
