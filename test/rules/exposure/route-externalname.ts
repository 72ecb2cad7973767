import {routeExternalname} from '../../../source/rules/exposure/route-externalname.ts';
import {route} from '../../_helpers/gateways.ts';
import {service, view} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const external = service({type: 'ExternalName', externalName: 'api.example.com', clusterIPs: []});

verifyRule(routeExternalname, {
	good: [view(), view({routes: [route()]}), view({service: external, pods: []})],
	bad: [
		{
			view: view({service: external, pods: [], routes: [route()]}),
			mention: ['ExternalName backend in httproute/front'],
		},
	],
});
