import {expect, test} from 'vitest';
import type {IngressBackend} from '../../../source/model/networking/networking-objects.ts';
import {ingressOldFields} from '../../../source/rules/exposure/ingress-old-fields.ts';
import {ingress} from '../../_helpers/networking.ts';
import {view} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const at = (overrides: Partial<IngressBackend> = {}) =>
	ingress({
		backends: [{service: 'web', port: 80, path: 'spec.rules[0].http.paths[0]', oldFields: 'refused', ...overrides}],
	});

verifyRule(ingressOldFields, {
	good: [
		view(),
		view({ingresses: [ingress()]}),
		// In v1beta1 that is how it is written.
		view({ingresses: [at({oldFields: 'valid'})]}),
		view({ingresses: [at({service: 'api'})]}),
	],
	bad: [
		{
			view: view({ingresses: [at()]}),
			severity: 'error',
			subject: {kind: 'Ingress', namespace: 'shop', name: 'front'},
			mention: ['ingress/front spec.rules[0].http.paths[0].backend.serviceName', 'number: 80'],
		},
		{
			view: view({ingresses: [at({port: 'http', path: 'spec.backend'})]}),
			mention: ['spec.backend.servicePort', 'name: http'],
		},
		{view: view({ingresses: [at({port: ''})]}), silent: ['servicePort', 'port:\\n']},
	],
});

test('a Service that is missing besides is told of too', () => {
	const missing = {namespace: 'shop', name: 'web', routes: [], statefulSets: [], slices: [], services: []};
	expect(ingressOldFields.checkMissing!({...missing, ingresses: [at()]})).toMatchObject({
		evidence: [{value: 'web'}, {value: '80'}],
	});
	expect(ingressOldFields.checkMissing!({...missing, ingresses: [ingress()]})).toBeUndefined();
});
