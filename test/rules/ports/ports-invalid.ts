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
			cause: 'spec.ports[0].port is not valid: a port is a number from 1 to 65535',
		},
		{view: of({port: 0}), mention: ['not set']},
		{
			view: of({port: 80}, {port: 443, name: 'https'}),
			cause: 'spec.ports[0].name is not valid: port 80 needs a name, as the Service has 2 ports',
		},
		{view: of({name: 'Http'}), mention: ['lower-case letters']},
		{view: of({port: 80, name: 'a'}, {port: 81, name: 'a'}), mention: ['two ports are named a', 'spec.ports[1].name']},
		{view: of({port: 80, name: 'a'}, {port: 80, name: 'b'}), mention: ['port 80/TCP is there twice']},
		{view: of({nodePort: 30_080}), mention: ['nodePort is for the types NodePort and LoadBalancer']},
	],
});
