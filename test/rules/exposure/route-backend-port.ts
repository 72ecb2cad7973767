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
			mention: ['httproute/front asks for port 8080; the Service has 80, and 8080 is the targetPort of 80'],
		},
		{view: to({port: 0}), mention: ['gives no port', 'Use port 80 in httproute/front at spec.rules[0].backendRefs[0]']},
		{
			view: {...to({port: 9}), service: service({ports: [servicePort(), servicePort({name: 'b', port: 81})]})},
			mention: ['Use one of the ports 80, 81 in httproute/front'],
		},
		{view: {...to({port: 9}), service: service({ports: []})}, mention: ['Add port 9 to the Service: it has none.']},
		{view: view({routes: [route({kind: 'GRPCRoute', backends: [backend({port: 9}), backend({port: 8})]})]}), count: 2},
	],
});
