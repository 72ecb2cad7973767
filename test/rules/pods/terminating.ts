import {terminating} from '../../../source/rules/pods/terminating.ts';
import {birth, pod, view} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const leaving = (overrides = {}) => pod({deleted: birth + 30, ...overrides});

verifyRule(terminating, {
	good: [view(), view({pods: []})],
	bad: [
		{
			view: view({pods: [leaving(), pod({name: 'web-2'})]}),
			severity: 'warning',
			visibleAfter: birth + 90,
			cause: 'stuck Terminating: node node-1 has not removed it (web-1)',
			mention: ['--force'],
		},
		{
			view: view({
				pods: [leaving({finalizers: ['example.com/backup']}), leaving({name: 'web-2', deleted: birth + 40})],
			}),
			mention: ['finalizer example.com/backup', 'and 1 more'],
			silent: ['--force'],
		},
		{view: view({pods: [leaving({phase: 'Failed'})]}), severity: 'info'},
		{view: view({pods: [leaving({phase: 'Failed', owner: {kind: 'StatefulSet', name: 'web'}})]}), severity: 'warning'},
	],
});
