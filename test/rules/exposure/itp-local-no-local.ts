import {itpLocalNoLocal} from '../../../source/rules/exposure/itp-local-no-local.ts';
import {service, view, workload} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const node = (name: string, overrides = {}) => ({namespace: '', name, isReady: true, isOpen: true, ...overrides});
const nodes = [node('node-1'), node('node-2')];
const local = (overrides = {}) => service({isInternallyLocal: true, ...overrides});

verifyRule(itpLocalNoLocal, {
	good: [
		view({nodes}),
		view({service: local()}),
		view({service: local(), nodes: undefined}),
		view({service: local(), nodes: [node('node-1')]}),
		view({
			service: local(),
			nodes: [node('node-1'), node('node-2', {isReady: false}), node('node-3', {isOpen: false})],
		}),
		// No endpoint anywhere is another fault.
		view({service: local(), nodes, pods: []}),
		view({service: local(), nodes, workloads: [workload({kind: 'DaemonSet'})]}),
		view({service: local({clusterIPs: ['None']}), nodes}),
	],
	bad: [
		{
			view: view({service: local(), nodes}),
			severity: 'warning',
			confidence: 'likely',
			cause: 'times out from node-2: internalTrafficPolicy Local',
		},
	],
});
