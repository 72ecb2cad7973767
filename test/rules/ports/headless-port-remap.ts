import {headlessPortRemap} from '../../../source/rules/ports/headless-port-remap.ts';
import {container, pod, service, servicePort, view} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const headless = (overrides = {}) => service({clusterIPs: ['None'], ...overrides});

verifyRule(headlessPortRemap, {
	good: [
		view(),
		view({service: headless({ports: [servicePort({port: 8080})]})}),
		view({service: headless({ports: []})}),
		view({service: headless({selector: {}}), pods: []}),
		// No pod has a port of that name: nothing is known to be served.
		view({service: headless({ports: [servicePort({targetPort: 'web'})]})}),
		// A pod that is over serves nothing.
		view({service: headless(), pods: [pod({phase: 'Failed'})]}),
	],
	bad: [
		{
			view: view({service: headless()}),
			severity: 'warning',
			port: 80,
			cause: 'headless: targetPort 8080 is ignored, clients hit pod port 80',
			mention: ['{"op":"replace","path":"/spec/ports/0/port","value":8080}'],
		},
		{
			view: view({
				service: headless({ports: [servicePort({targetPort: 'http'})]}),
				pods: [pod({containers: [container({ports: [{name: 'http', port: 3000, protocol: 'TCP'}]})]})],
			}),
			mention: ['targetPort 3000 is ignored'],
		},
		// The number is taken by another port of the Service.
		{
			view: view({
				service: headless({ports: [servicePort({name: 'a'}), servicePort({name: 'b', port: 8080, targetPort: 8080})]}),
			}),
			silent: ['replace'],
			mention: ['Call port 8080.'],
		},
	],
});
