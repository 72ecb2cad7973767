import {protocolMismatch} from '../../../source/rules/ports/protocol-mismatch.ts';
import {container, pod, service, servicePort, view} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const declaring = (protocol: 'TCP' | 'UDP', name = 'web-1') =>
	pod({name, containers: [container({ports: [{name: 'dns', port: 5353, protocol}]})]});
const to = (targetPort: number | string, pods = [declaring('UDP')]) =>
	view({service: service({ports: [servicePort({port: 53, targetPort})]}), pods});

verifyRule(protocolMismatch, {
	good: [
		view(),
		to('dns', [declaring('TCP')]),
		to('dns', [declaring('UDP'), declaring('TCP', 'web-2')]),
		to('web'),
		to(8080),
		to('dns', []),
	],
	bad: [
		{
			view: to('dns'),
			severity: 'error',
			port: 53,
			cause: 'port dns: Service says TCP, container declares UDP',
			mention: ['Change the protocol to UDP', '5353/UDP'],
		},
		{view: to(5353), severity: 'info', confidence: 'hint'},
	],
});
