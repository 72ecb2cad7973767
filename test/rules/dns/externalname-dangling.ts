import {externalnameDangling} from '../../../source/rules/dns/externalname-dangling.ts';
import {service, view} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const alias = (externalName: string, ...steps: ReadonlyArray<readonly [string, boolean | undefined]>) =>
	view({
		service: service({type: 'ExternalName', clusterIPs: [], selector: {}, externalName}),
		pods: [],
		alias: steps.map(([name, exists]) => ({namespace: 'shop', name, exists})),
	});

verifyRule(externalnameDangling, {
	good: [
		view(),
		alias('db.example.com'),
		alias('db.shop.svc.cluster.local', ['db', true]),
		alias('db.far.svc.cluster.local', ['db', undefined]),
	],
	bad: [
		{
			view: alias('db.shop.svc.cluster.local', ['db', false]),
			severity: 'error',
			cause: 'Service shop/db not found (externalName target)',
		},
	],
});
