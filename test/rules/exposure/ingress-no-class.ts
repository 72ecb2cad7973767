import {ingressNoClass} from '../../../source/rules/exposure/ingress-no-class.ts';
import {ingress, ingressClass} from '../../_helpers/networking.ts';
import {view} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const classless = [ingress({className: ''})];

verifyRule(ingressNoClass, {
	good: [
		view(),
		view({ingresses: [ingress()], ingressClasses: []}),
		view({ingresses: classless, ingressClasses: [ingressClass('nginx', true)]}),
		view({ingresses: classless, ingressClasses: undefined}),
		view({ingresses: [ingress({className: '', annotatedClass: 'gce'})], ingressClasses: []}),
	],
	bad: [
		{view: view({ingresses: classless, ingressClasses: [ingressClass()]}), mention: ['to nginx']},
		{view: view({ingresses: classless, ingressClasses: []}), mention: ['front', 'none']},
	],
});
