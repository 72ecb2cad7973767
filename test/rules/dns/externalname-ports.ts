import {externalnamePorts} from '../../../source/rules/dns/externalname-ports.ts';
import {service, servicePort, view} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const outside = (externalName: string, overrides = {}) =>
	view({
		service: service({type: 'ExternalName', clusterIPs: [], selector: {}, ports: [], externalName, ...overrides}),
		pods: [],
	});

verifyRule(externalnamePorts, {
	good: [view(), outside('db.example.com')],
	bad: [
		{view: outside('db.example.com', {ports: [servicePort()]}), severity: 'info', mention: ['80 → 8080']},
		{
			view: outside('db.example.com', {selector: {app: 'db'}}),
			cause: 'ExternalName ignores selector app=db',
		},
	],
});
