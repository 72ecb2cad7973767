import {expect, test} from 'vitest';
import {ingressBackendNoEndpoints} from '../../../source/rules/exposure/ingress-backend-no-endpoints.ts';
import {diagnose} from '../../../source/rules/index.ts';
import {crashingPod} from '../../_helpers/broken-pods.ts';
import {synced} from '../../_helpers/inputs.ts';
import {ingress, ingressClass} from '../../_helpers/networking.ts';
import {service, servicePort, view} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

verifyRule(ingressBackendNoEndpoints, {
	good: [
		view(),
		view({ingresses: [ingress()]}),
		view({pods: []}),
		// Nobody sends requests to the port that has no endpoint.
		view({
			ingresses: [ingress()],
			service: service({ports: [servicePort({name: 'http'}), servicePort({name: 'm', port: 9090, targetPort: 'm'})]}),
		}),
		view({ingresses: [ingress()], service: service({type: 'ExternalName', selector: {}})}),
	],
	bad: [
		{view: view({ingresses: [ingress()], pods: []}), mention: ['Ingress front', '503', '0 of 0']},
		{view: view({ingresses: [ingress()], pods: [crashingPod()]}), mention: ['0 of 1']},
	],
});

test.each([
	[[], 'selector-matches-nothing'],
	[[crashingPod()], 'crash-loop'],
] as const)('it is folded under what is wrong with the Service', (pods, root) => {
	const broken = view({pods, ingresses: [ingress()], ingressClasses: [ingressClass()]});
	expect(diagnose(broken, synced())).toContainEqual(
		expect.objectContaining({code: 'ingress-backend-no-endpoints', foldedUnder: root}),
	);
});
