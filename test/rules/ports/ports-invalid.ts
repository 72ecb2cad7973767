import type {ServicePort} from '../../../source/model/objects.ts';
import {portsInvalid} from '../../../source/rules/ports/ports-invalid.ts';
import {service, servicePort, view} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const of = (...ports: ReadonlyArray<Partial<ServicePort>>) => view({service: service({ports: ports.map(servicePort)})});

verifyRule(portsInvalid, {
	good: [
		view(),
		of({port: 53, name: 'dns'}, {port: 53, name: 'dns-udp', protocol: 'UDP'}),
		of({port: 80, name: 'http'}, {port: 443, name: 'https'}),
		of({port: Number.NaN}),
		view({service: service({type: 'NodePort', ports: [servicePort({nodePort: 30_080})]})}),
		view({service: service({type: 'ExternalName', ports: [servicePort({port: 0})]})}),
	],
	bad: [
		{
			view: of({port: 70_000}),
			severity: 'error',
			cause: 'ports[0].port invalid: must be 1 to 65535',
		},
		{view: of({port: 0}), mention: ['not set']},
		{
			view: of({port: 80}, {port: 443, name: 'https'}),
			cause: 'ports[0].name invalid: port 80 needs a name, the Service has 2 ports',
		},
		{view: of({name: 'Http'}), mention: ['lower-case letters']},
		{view: of({port: 80, name: 'a'}, {port: 81, name: 'a'}), mention: ['a is a duplicate', 'spec.ports[1].name']},
		{view: of({port: 80, name: 'a'}, {port: 80, name: 'b'}), mention: ['80/TCP is a duplicate']},
		{view: of({nodePort: 30_080}), mention: ['only for type NodePort and LoadBalancer']},
	],
});
