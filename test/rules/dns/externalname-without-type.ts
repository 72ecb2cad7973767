import {externalnameWithoutType} from '../../../source/rules/dns/externalname-without-type.ts';
import {service, view} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const named = (overrides = {}) => view({service: service({externalName: 'smtp.partner.example', ...overrides})});

verifyRule(externalnameWithoutType, {
	good: [view(), named({type: 'ExternalName', clusterIPs: []})],
	bad: [
		{
			view: named({selector: {}}),
			severity: 'warning',
			confidence: 'certain',
			cause: 'externalName smtp.partner.example is ignored: type is ClusterIP',
			mention: ['{"spec":{"type":"ExternalName"}}'],
		},
		{view: named({type: 'LoadBalancer', selector: {}}), mention: ['type is LoadBalancer']},
		// A selector works as it is.
		{view: named(), mention: ['{"spec":{"externalName":null}}'], silent: ['"type":"ExternalName"']},
	],
});
