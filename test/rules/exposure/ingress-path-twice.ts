import type {IngressRival} from '../../../source/model/networking/ingress-rivals.ts';
import {ingressPathTwice} from '../../../source/rules/exposure/ingress-path-twice.ts';
import {ingress} from '../../_helpers/networking.ts';
import {view} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const rival: IngressRival = {
	ingress: 'front',
	path: 'spec.rules[0].http.paths[0]',
	text: 'shop.example/cart (Prefix)',
	other: 'blue/front',
	service: 'blue/web',
};

verifyRule(ingressPathTwice, {
	good: [view(), view({ingresses: [ingress()]})],
	bad: [
		{
			view: view({ingresses: [ingress()], ingressRivals: [rival]}),
			mention: ['shop.example/cart', 'blue/front', 'blue/web'],
		},
	],
});
