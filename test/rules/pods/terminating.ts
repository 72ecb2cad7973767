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
			cause: 'web-1 should be gone since 2026-01-01T00:00:30.000Z: its node node-1 has not removed it',
			mention: ['--force'],
		},
		{
			view: view({
				pods: [leaving({finalizers: ['example.com/backup']}), leaving({name: 'web-2', deleted: birth + 40})],
			}),
			mention: ['waits for finalizer example.com/backup', '2 pods terminating'],
			silent: ['--force'],
		},
		{view: view({pods: [leaving({phase: 'Failed'})]}), severity: 'info'},
		{view: view({pods: [leaving({phase: 'Failed', owner: {kind: 'StatefulSet', name: 'web'}})]}), severity: 'warning'},
	],
});
