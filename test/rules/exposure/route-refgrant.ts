import {routeRefgrant} from '../../../source/rules/exposure/route-refgrant.ts';
import {backend, grant, route} from '../../_helpers/gateways.ts';
import {view} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const foreign = route({namespace: 'infra'});
const group = 'gateway.networking.k8s.io';
const serviceNamed = (name: string) => [{group: '', kind: 'Service', name}];

verifyRule(routeRefgrant, {
	good: [
		view(),
		view({routes: [route()]}),
		view({routes: [foreign], grants: [grant()]}),
		view({routes: [foreign], grants: [grant({to: serviceNamed('other')}), grant({to: serviceNamed('web')})]}),
		// Those that may not be listed may be there.
		view({routes: [foreign], grants: undefined}),
	],
	bad: [
		{
			view: view({routes: [foreign], grants: []}),
			mention: [
				'no ReferenceGrant for httproute/front from namespace infra',
				'kind: ReferenceGrant',
				'kind: HTTPRoute, namespace: infra',
			],
		},
		{view: view({routes: [foreign], grants: [grant({to: serviceNamed('other')})]})},
		{view: view({routes: [foreign], grants: [grant({from: [{group, kind: 'GRPCRoute', namespace: 'infra'}]})]})},
		{view: view({routes: [foreign], grants: [grant({from: [{group, kind: 'HTTPRoute', namespace: 'other'}]})]})},
		{view: view({routes: [{...foreign, backends: [backend(), backend({rule: 1})]}]}), count: 1},
	],
});
