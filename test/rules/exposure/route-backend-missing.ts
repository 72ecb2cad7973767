import {expect, test} from 'vitest';
import {routeBackendMissing} from '../../../source/rules/exposure/route-backend-missing.ts';
import {diagnoseMissing} from '../../../source/rules/index.ts';
import {backend, route} from '../../_helpers/gateways.ts';
import {synced} from '../../_helpers/inputs.ts';
import {view} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

verifyRule(routeBackendMissing, {good: [view(), view({routes: [route()]})], bad: []});

const missing = (services: readonly string[]) => ({
	namespace: 'shop',
	name: 'chekout',
	ingresses: [],
	statefulSets: [],
	slices: [],
	routes: [route({backends: [backend(), backend({service: 'chekout', path: 'spec.rules[1].backendRefs[0]'})]})],
	services,
});

test('a Service that does not exist is told under its own name', () => {
	expect(diagnoseMissing([missing(['checkout', 'web'])], synced())).toMatchObject([
		{
			code: 'route-backend-missing',
			severity: 'error',
			confidence: 'certain',
			service: {namespace: 'shop', name: 'chekout'},
			subject: {kind: 'HTTPRoute', namespace: 'shop', name: 'front'},
			cause: 'Service chekout not found (httproute/front); did you mean checkout?',
			evidence: [
				{path: 'httproute/front spec.rules[1].backendRefs[0].name', value: 'chekout'},
				{path: 'services of the namespace', value: 'checkout, web'},
			],
		},
	]);
	expect(diagnoseMissing([missing(['mail'])], synced())[0]!.cause).not.toContain('?');
});

test('nothing is said while routes are not known', () => {
	expect(diagnoseMissing([missing([])], synced({httproutes: {phase: 'syncing', count: 1}}))).toStrictEqual([]);
});
