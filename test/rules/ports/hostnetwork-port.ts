import {hostnetworkPort} from '../../../source/rules/ports/hostnetwork-port.ts';
import {pod, view} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const onHost = (name: string, node = 'node-1') => pod({name, node, isOnHostNetwork: true, ips: ['10.0.0.1']});

verifyRule(hostnetworkPort, {
	good: [view(), view({pods: [onHost('web-1')]}), view({pods: [onHost('web-1'), onHost('web-2', 'node-2')]})],
	bad: [
		{
			view: view({pods: [onHost('web-1'), onHost('web-2')]}),
			severity: 'warning',
			port: 80,
			cause: 'hostNetwork port 8080 conflict on node-1: web-1, web-2',
		},
	],
});
