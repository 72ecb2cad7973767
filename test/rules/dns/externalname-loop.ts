import {externalnameLoop} from '../../../source/rules/dns/externalname-loop.ts';
import {service, view} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const alias = (externalName: string, ...steps: ReadonlyArray<readonly [string, boolean | undefined]>) =>
	view({
		service: service({type: 'ExternalName', clusterIPs: [], selector: {}, externalName}),
		pods: [],
		alias: steps.map(([name, exists]) => ({namespace: 'shop', name, exists})),
	});

verifyRule(externalnameLoop, {
	good: [
		view(),
		alias('db.example.com'),
		alias('db.shop.svc.cluster.local', ['db', true]),
		alias('a.shop.svc.cluster.local', ['a', true], ['b', true]),
	],
	bad: [
		{
			view: alias('web.shop.svc.cluster.local', ['web', true]),
			cause: 'externalName loop: shop/web → shop/web',
		},
		{view: alias('a.shop.svc.cluster.local', ['a', true], ['web', true]), severity: 'error'},
		{view: alias('a.shop.svc.cluster.local', ['a', true], ['b', true], ['a', true]), severity: 'error'},
	],
});
