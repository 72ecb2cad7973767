import {ingressPortMissing} from '../../../source/rules/exposure/ingress-port-missing.ts';
import {ingress} from '../../_helpers/networking.ts';
import {service, servicePort, view} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const asking = (port: number | string, name = 'web') => [
	ingress({backends: [{service: name, port, path: 'spec.rules[0].http.paths[0]'}]}),
];
const named = service({ports: [servicePort({name: 'http'})]});

verifyRule(ingressPortMissing, {
	good: [
		view(),
		view({ingresses: asking(80)}),
		view({ingresses: asking('http'), service: named}),
		view({ingresses: asking(80), service: named}),
		view({ingresses: asking(8080, 'other')}),
		view({ingresses: asking('use-annotation')}),
		view({ingresses: asking(443), service: service({type: 'ExternalName', ports: [], selector: {}})}),
	],
	bad: [
		{
			view: view({ingresses: asking(8080)}),
			mention: ['port 8080 not in Service (Ingress front); it has 80, 8080 is a targetPort'],
		},
		{view: view({ingresses: asking('web'), service: named}), mention: ['it has 80 (http)']},
		{view: view({ingresses: asking('http')}), mention: ['port http']},
	],
});
