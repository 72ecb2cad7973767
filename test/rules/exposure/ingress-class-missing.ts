import {ingressClassMissing} from '../../../source/rules/exposure/ingress-class-missing.ts';
import {ingress, ingressClass} from '../../_helpers/networking.ts';
import {view} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

verifyRule(ingressClassMissing, {
	good: [
		view(),
		view({ingresses: [ingress()], ingressClasses: [ingressClass()]}),
		view({ingresses: [ingress()], ingressClasses: undefined}),
		view({ingresses: [ingress({className: ''})], ingressClasses: []}),
		view({ingresses: [ingress({className: '', annotatedClass: 'gce'})], ingressClasses: []}),
		// GKE's controller goes by the name, and brings no IngressClass.
		view({ingresses: [ingress({className: 'gce-internal'})], ingressClasses: [ingressClass()]}),
	],
	bad: [
		{
			view: view({ingresses: [ingress()], ingressClasses: [ingressClass('traefik')]}),
			mention: ['IngressClass nginx not found (Ingress front); available: traefik'],
		},
		{view: view({ingresses: [ingress()], ingressClasses: []}), mention: ['Install an Ingress controller']},
	],
});
