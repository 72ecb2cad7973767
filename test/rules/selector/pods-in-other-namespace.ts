import {podsInOtherNamespace} from '../../../source/rules/selector/pods-in-other-namespace.ts';
import {view, workload} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const elsewhere = [
	{namespace: 'billing', pods: 2},
	{namespace: 'testing', pods: 1},
];
const lost = {pods: [], workloads: [], elsewhere};
const near = {
	owner: {kind: 'Deployment', name: 'wbe'},
	pods: ['wbe-1'],
	labels: {app: 'wbe'},
	score: 0.9,
	differences: [{key: 'app', wanted: 'web', found: {key: 'app', value: 'wbe'}}],
	patch: {app: 'wbe'},
	wouldMatch: 1,
	others: [],
};

verifyRule(podsInOtherNamespace, {
	good: [
		view(),
		view({pods: [], workloads: []}),
		view({...lost, workloads: [workload({replicas: 0})]}),
		// A typo within the namespace explains it better.
		view({...lost, nearMatches: [near]}),
	],
	bad: [
		{
			view: view(lost),
			severity: 'error',
			cause: 'pods are in namespace billing: 2 match app=web, none here',
			mention: ['pods in testing', 'let clients use web.billing'],
		},
		{view: view({...lost, nearMatches: [{...near, patch: undefined}]}), mention: ['billing']},
	],
});
