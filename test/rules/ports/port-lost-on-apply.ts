import {portLostOnApply} from '../../../source/rules/ports/port-lost-on-apply.ts';
import {service, servicePort, view} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const udp = servicePort({name: 'dns-udp', port: 53, protocol: 'UDP', targetPort: 5353});
const tcp = {...servicePort({name: 'dns-tcp', port: 53, targetPort: 'dns'}), twin: 'dns-udp'};
const losing = (overrides = {}) => view({service: service({ports: [udp], lostPorts: [tcp], ...overrides})});

verifyRule(portLostOnApply, {
	good: [view(), view({service: service({ports: [udp, tcp]})})],
	bad: [
		{
			view: losing(),
			severity: 'error',
			confidence: 'certain',
			port: 53,
			cause: 'port 53/TCP lost by kubectl apply: same number as UDP',
			mention: [
				'[{"op":"add","path":"/spec/ports/-","value":{"name":"dns-tcp","protocol":"TCP","port":53,"targetPort":"dns"}}]',
			],
		},
		// A merge that changed the protocol of a port has left it the name of the lost one.
		{
			view: losing({ports: [servicePort({name: 'web', port: 80}), {...udp, name: 'dns-tcp'}]}),
			mention: [
				'[{"op":"test","path":"/spec/ports/1/name","value":"dns-tcp"},{"op":"replace","path":"/spec/ports/1/name","value":"dns-udp"},{"op":"add"',
			],
		},
		{view: losing({manager: 'Helm'}), severity: 'warning', confidence: 'likely'},
		{view: losing({manager: 'Argo CD'}), severity: 'error'},
	],
});
