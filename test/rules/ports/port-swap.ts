import {portSwap} from '../../../source/rules/ports/port-swap.ts';
import {container, pod, service, servicePort, view} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const mapping = (port: number, targetPort: number | string, overrides = {}) =>
	view({service: service({ports: [servicePort({port, targetPort})], ...overrides})});
const beside = pod({
	containers: [container(), container({name: 'proxy', ports: [{name: '', port: 80, protocol: 'TCP'}]})],
});

verifyRule(portSwap, {
	good: [
		view(),
		mapping(8080, 8080),
		mapping(80, 3000),
		mapping(8080, 'http'),
		mapping(8080, 80, {clusterIPs: ['None']}),
		{...mapping(8080, 80), pods: [beside]},
		{...mapping(8080, 80), pods: []},
	],
	bad: [
		{
			view: mapping(8080, 80),
			severity: 'warning',
			confidence: 'likely',
			port: 8080,
			cause: 'port 8080 and targetPort 80 swapped? containers declare 8080',
			mention: ['Set targetPort to 8080'],
		},
	],
});
