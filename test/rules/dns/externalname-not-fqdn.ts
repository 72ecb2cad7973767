import {externalnameNotFqdn} from '../../../source/rules/dns/externalname-not-fqdn.ts';
import {service, view} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const alias = (externalName: string) =>
	view({service: service({type: 'ExternalName', clusterIPs: [], selector: {}, externalName}), pods: []});

verifyRule(externalnameNotFqdn, {
	good: [
		view(),
		alias('db.example.com'),
		alias('db.example.com.'),
		alias('db.other.svc.cluster.local'),
		alias('example.com'),
		alias('192.0.2.10'),
		alias('https://db'),
	],
	bad: [
		{
			view: alias('db'),
			severity: 'warning',
			confidence: 'likely',
			cause: 'externalName db is not an FQDN (no search domains)',
			mention: ['{"spec":{"externalName":"db.shop.svc.cluster.local"}}'],
		},
		// What does not exist can't be meant.
		{
			view: {...alias('db'), meant: {namespace: 'shop', name: 'db', exists: false}},
			mention: ['There is no Service db.shop.svc.cluster.local'],
			silent: ['patch'],
		},
		{view: {...alias('db'), meant: {namespace: 'shop', name: 'db', exists: true}}, mention: ['patch']},
		{view: alias('db.other.svc'), mention: ['db.other.svc.cluster.local']},
	],
});
