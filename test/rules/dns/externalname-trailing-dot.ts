import {externalnameTrailingDot} from '../../../source/rules/dns/externalname-trailing-dot.ts';
import {service, view} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const outside = (externalName: string, overrides = {}) =>
	view({
		service: service({type: 'ExternalName', clusterIPs: [], selector: {}, ports: [], externalName, ...overrides}),
		pods: [],
	});

verifyRule(externalnameTrailingDot, {
	good: [view(), outside('db.example.com'), outside('192.0.2.7.')],
	bad: [{view: outside('db.example.com.'), severity: 'info', mention: ['"externalName":"db.example.com"']}],
});
