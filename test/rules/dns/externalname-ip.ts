import {externalnameIp} from '../../../source/rules/dns/externalname-ip.ts';
import {service, servicePort, view} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const external = (externalName: string, ports = [servicePort({port: 5432, targetPort: 5432})]) =>
	view({service: service({type: 'ExternalName', clusterIPs: [], selector: {}, externalName, ports}), pods: []});

verifyRule(externalnameIp, {
	good: [
		view(),
		external('db.example.com'),
		external('db.example.com.'),
		external('10-0-0-1.example.com'),
		external('1.2.3.4.example.com'),
		external('1.2.3.256'),
		external('face.b00k'),
	],
	bad: [
		{view: external('192.0.2.10'), severity: 'error', mention: ['192.0.2.10', 'EndpointSlice', 'IPv4', 'port: 5432']},
		{view: external('192.0.2.10.'), mention: ["addresses: ['192.0.2.10']"]},
		{view: external('2001:db8::1'), mention: ['addressType: IPv6', "addresses: ['2001:db8::1']"]},
		{view: external('::ffff:192.0.2.1'), mention: ['addressType: IPv6']},
		{view: external('192.0.2.10:5432'), mention: ["addresses: ['192.0.2.10']"]},
		{view: external('[2001:db8::1]:80'), mention: ["addresses: ['2001:db8::1']"]},
		{view: external('https://db.example.com/x'), mention: ['{"spec":{"externalName":"db.example.com"}}']},
		{view: external('db.example.com:5432'), mention: ['{"spec":{"externalName":"db.example.com"}}']},
		{view: external('192.0.2.10', []), mention: ['port: 80']},
	],
});
