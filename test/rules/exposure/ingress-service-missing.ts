import {expect, test} from 'vitest';
import {ingressServiceMissing} from '../../../source/rules/exposure/ingress-service-missing.ts';
import {diagnoseMissing} from '../../../source/rules/index.ts';
import {synced} from '../../_helpers/inputs.ts';
import {ingress} from '../../_helpers/networking.ts';
import {view} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

verifyRule(ingressServiceMissing, {good: [view(), view({ingresses: [ingress()]})], bad: []});

const missing = (services: readonly string[]) => ({
	namespace: 'shop',
	name: 'chekout',
	ingresses: [
		ingress({
			backends: [
				{service: 'web', port: 80, path: 'spec.defaultBackend'},
				{service: 'chekout', port: 80, path: 'spec.rules[1].http.paths[0]'},
			],
		}),
	],
	routes: [],
	statefulSets: [],
	slices: [],
	services,
});

test('a Service that does not exist is told under its own name', () => {
	expect(diagnoseMissing([missing(['checkout', 'web'])], synced())).toMatchObject([
		{
			code: 'ingress-service-missing',
			severity: 'error',
			confidence: 'certain',
			service: {namespace: 'shop', name: 'chekout'},
			subject: {kind: 'Ingress', namespace: 'shop', name: 'front'},
			cause: 'Service chekout not found (Ingress front); did you mean checkout?',
			evidence: [
				{path: 'ingress/front spec.rules[1].http.paths[0].backend.service.name', value: 'chekout'},
				{path: 'services of the namespace', value: 'checkout, web'},
			],
		},
	]);
});

test('nothing is suggested where nothing resembles it', () => {
	expect(diagnoseMissing([missing(['mail'])], synced())[0]!.cause).toBe('Service chekout not found (Ingress front)');
});

test('nothing is said while Services or Ingresses are not known', () => {
	for (const resource of ['services', 'ingresses'] as const) {
		expect(diagnoseMissing([missing([])], synced({[resource]: {phase: 'syncing', count: 1}}))).toStrictEqual([]);
	}
});
