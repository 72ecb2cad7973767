import {routeBackendPort} from '../../../source/rules/exposure/route-backend-port.ts';
import {backend, route} from '../../_helpers/gateways.ts';
import {service, servicePort, view} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const to = (overrides: Parameters<typeof backend>[0]) => view({routes: [route({backends: [backend(overrides)]})]});

verifyRule(routeBackendPort, {
	good: [
		view(),
		to({}),
		to({service: 'other', port: 9}),
		to({namespace: 'other', port: 9}),
		{...to({port: 9}), service: service({type: 'ExternalName', externalName: 'example.com', ports: []})},
	],
	bad: [
		{
			view: to({port: 8080}),
			mention: ['port 8080 not in Service (httproute/front); it has 80, 8080 is a targetPort'],
		},
		{
			view: to({port: 0}),
			mention: ['no port (httproute/front)', 'Use port 80 in httproute/front at spec.rules[0].backendRefs[0]'],
		},
		{
			view: {...to({port: 9}), service: service({ports: [servicePort(), servicePort({name: 'b', port: 81})]})},
			mention: ['Use one of the ports 80, 81 in httproute/front'],
		},
		{view: {...to({port: 9}), service: service({ports: []})}, mention: ['Add port 9 to the Service: it has none.']},
		{view: view({routes: [route({kind: 'GRPCRoute', backends: [backend({port: 9}), backend({port: 8})]})]}), count: 2},
	],
});
