import {workloadSelectorMismatch} from '../../../source/rules/selector/workload-selector-mismatch.ts';
import {selector} from '../../_helpers/networking.ts';
import {view, workload} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const wanting = (...wanted: Parameters<typeof selector>) =>
	view({workloads: [workload({selector: selector(...wanted)})]});

verifyRule(workloadSelectorMismatch, {
	good: [view(), wanting({app: 'web'}), wanting(), wanting({}, [{key: 'app', operator: 'In', values: ['web', 'api']}])],
	bad: [
		{
			view: wanting({app: 'www'}),
			severity: 'error',
			subject: {kind: 'Deployment', namespace: 'shop', name: 'web'},
			cause: 'deploy/web selects app=www, its own pods have app=web: refused',
			mention: ['deploy/web spec.selector.matchLabels[app]'],
		},
		{
			view: wanting({app: 'web'}, [{key: 'tier', operator: 'Exists', values: []}]),
			mention: ['selects tier Exists', 'spec.selector.matchExpressions[0]'],
		},
	],
});
