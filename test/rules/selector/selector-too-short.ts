import {selectorTooShort} from '../../../source/rules/selector/selector-too-short.ts';
import {service, view, workload} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

verifyRule(selectorTooShort, {
	good: [
		view(),
		view({
			service: service({selector: {app: 'web', tier: 'front'}}),
			workloads: [workload(), workload({name: 'batch'})],
		}),
		view({pods: [], workloads: [workload(), workload({name: 'batch'})]}),
	],
	bad: [
		{
			view: view({workloads: [workload({name: 'batch', replicas: 0}), workload()]}),
			severity: 'info',
			cause: 'selector app=web also matches deploy/batch (0 pods now)',
		},
	],
});
