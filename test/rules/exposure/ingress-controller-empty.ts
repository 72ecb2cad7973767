import {ingressControllerEmpty} from '../../../source/rules/exposure/ingress-controller-empty.ts';
import {ingress} from '../../_helpers/networking.ts';
import {view} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const entry = {ingress: 'front', address: '192.0.2.7', service: 'edge/traefik'};

verifyRule(ingressControllerEmpty, {
	good: [view(), view({ingresses: [ingress()]})],
	bad: [
		{
			view: view({ingresses: [ingress()], emptyEntries: [entry]}),
			mention: ['edge/traefik has no ready endpoints', 'Ingress front', '192.0.2.7'],
		},
	],
});
