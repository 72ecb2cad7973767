import {etpLocalNodesWithoutEndpoints} from '../../../source/rules/exposure/etp-local-nodes-without-endpoints.ts';
import {service, servicePort, view, workload} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const node = (name: string, overrides = {}) => ({namespace: '', name, isReady: true, isOpen: true, ...overrides});
const nodes = [node('node-1'), node('node-2')];
const local = (overrides = {}) =>
	service({type: 'NodePort', ports: [servicePort({nodePort: 30_080})], isExternallyLocal: true, ...overrides});

verifyRule(etpLocalNodesWithoutEndpoints, {
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
	],
	bad: [
		{
			view: view({service: local(), nodes}),
			severity: 'warning',
			cause: 'NodePort 30080 drops on node-2: externalTrafficPolicy Local',
		},
		{view: view({service: local({type: 'LoadBalancer'}), nodes}), severity: 'info'},
		{
			view: view({service: local(), nodes: ['1', '2', '3', '4', '5', '6'].map(each => node(`node-${each}`))}),
			mention: ['node-2, node-3 and 3 more'],
		},
	],
});
