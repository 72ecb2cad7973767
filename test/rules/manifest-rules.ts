import {expect, test} from 'vitest';
import {appliedRules, manifestRules} from '../../source/rules/manifest-rules.ts';
import {ingress} from '../_helpers/networking.ts';
import {container, pod, service, servicePort, view} from '../_helpers/objects.ts';

const results = (rules: typeof manifestRules, code: string, of: ReturnType<typeof view>) =>
	[rules.find(rule => rule.code === code)!.check(of, () => []) ?? []].flat();

const lacking = (overrides: Parameters<typeof pod>[0] = {}) =>
	view({
		service: service({ports: [servicePort({targetPort: 'htpp'})]}),
		pods: [pod({containers: [container()], ...overrides})],
	});

test('what may be elsewhere is no error in manifests, and says so', () => {
	const missing = {
		namespace: 'shop',
		name: 'wbe',
		ingresses: [ingress({backends: [{service: 'wbe', port: 80, path: 'spec.defaultBackend'}]})],
		routes: [],
		statefulSets: [],
		slices: [],
		services: ['web'],
	};
	const inFiles = manifestRules.find(({code}) => code === 'ingress-service-missing')!.checkMissing!(missing)!;
	expect(inFiles).toMatchObject({severity: 'warning', confidence: 'likely'});
	expect(inFiles.cause).toMatch(/ \(these files only\)$/);
	const applied = appliedRules.find(({code}) => code === 'ingress-service-missing')!.checkMissing!(missing)!;
	expect(applied.severity).toBeUndefined();
});

test('what the files decide is as severe as in a cluster', () => {
	const [result] = results(manifestRules, 'named-target-port-missing', lacking());
	expect(result!.severity).toBeUndefined();
	expect(result!.cause).not.toMatch(/only/);
});

test.each([
	['manifests', manifestRules],
	['a cluster that they are applied to', appliedRules],
])('pods that an operator has the say about are a note: %s', (_of, rules) => {
	expect(results(rules, 'named-target-port-missing', lacking({isUncertain: true}))).toMatchObject([
		{severity: 'info', confidence: 'hint'},
	]);
});

test.each([['${PORT}'], ['{{ port }}']])('a placeholder is no value: %s', targetPort => {
	const of = view({service: service({ports: [servicePort({targetPort})]}), pods: [pod()]});
	expect(results(manifestRules, 'named-target-port-missing', of)).toStrictEqual([]);
	expect(results(manifestRules, 'target-port-invalid', of)).toStrictEqual([]);
});

test('a number that is not known is compared with none', () => {
	const asked = ingress({backends: [{service: 'web', port: 80, path: 'spec.defaultBackend'}]});
	const of = view({service: service({ports: [servicePort({port: Number.NaN})]}), ingresses: [asked]});
	expect(results(manifestRules, 'ingress-port-missing', of)).toStrictEqual([]);
});
