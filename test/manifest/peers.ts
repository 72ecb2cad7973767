import {readFileSync} from 'node:fs';
import path from 'node:path';
import {Readable} from 'node:stream';
import {expect, test} from 'vitest';
import {type CheckArguments, parseArguments} from '../../source/cli/arguments/arguments.ts';
import {checkManifests} from '../../source/cli/check-manifests.ts';
import {explained} from '../../source/report/explained.ts';
import type {Report} from '../../source/report/report.ts';

const service = (spec: string, name = 'web') => `apiVersion: v1
kind: Service
metadata: {name: ${name}}
spec: {${spec}}
`;
const workload = (kind: string, labels: string, more = '', name = 'web') => `apiVersion: apps/v1
kind: ${kind}
metadata: {name: ${name}}
spec:
  selector: {matchLabels: {app: web}}
  ${more}
  template:
    metadata: {labels: {${labels}}}
    spec: {containers: [{name: web, image: x, ports: [{name: http, containerPort: 8080}]}]}
`;
const web = service('selector: {app: web}, ports: [{name: http, port: 80, targetPort: 8080}]');
const www = service('selector: {app: www}, ports: [{port: 80}]');
const pods = workload('Deployment', 'app: web');
const ingress = (backend: string, version = 'v1') => `apiVersion: networking.k8s.io/${version}
kind: Ingress
metadata: {name: shop}
spec: {rules: [{http: {paths: [{path: /, pathType: Prefix, backend: {${backend}}}]}}]}
`;
const gateway = `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: public, namespace: infra}
spec: {gatewayClassName: x, listeners: [{name: http, port: 80, protocol: HTTP}]}
`;
const route = (backend: string) => `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: shop}
spec:
  parentRefs: [{name: public, namespace: infra}]
  rules: [{backendRefs: [{${backend}}]}]
`;
const policy = (selector: string, ingressRules: string) => `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: allow-webb}
spec: {podSelector: {matchLabels: {app: ${selector}}}, policyTypes: [Ingress], ingress: [${ingressRules}]}
`;

/** Manifests in which a check of another program finds something, and the code under which svctop does. */
const cases: ReadonlyArray<readonly [peer: string, check: string, code: string, manifests: readonly string[]]> = [
	[
		'kube-linter',
		'dangling-service',
		'selector-matches-nothing',
		[service('selector: {app: wbe}, ports: [{port: 80}]'), pods],
	],
	[
		'kube-linter',
		'dangling-ingress',
		'ingress-service-missing',
		[ingress('service: {name: wbe, port: {number: 80}}'), web, pods],
	],
	['kube-linter', 'dangling-networkpolicy', 'policy-selects-nothing', [web, pods, policy('webb', '{}')]],
	[
		'kube-linter',
		'invalid-target-ports',
		'target-port-invalid',
		[service('selector: {app: web}, ports: [{port: 80, targetPort: a_very_long_port}]'), pods],
	],
	['kube-linter', 'mismatching-selector', 'workload-selector-mismatch', [www, workload('Deployment', 'app: www')]],
	[
		'kube-score',
		'service-targets-pod',
		'selector-matches-nothing',
		[service('selector: {app: wbe}, ports: [{port: 80}]'), pods],
	],
	[
		'kube-score',
		'ingress-targets-service',
		'ingress-port-missing',
		[ingress('service: {name: web, port: {number: 81}}'), web, pods],
	],
	['kube-score', 'networkpolicy-targets-pod', 'policy-selects-nothing', [web, pods, policy('webb', '{}')]],
	[
		'kube-score',
		'statefulset-has-servicename',
		'sts-service-missing',
		[web, workload('StatefulSet', 'app: web', 'serviceName: wbe')],
	],
	[
		'kube-score',
		'deployment-pod-selector-labels-match-template-metadata-labels',
		'workload-selector-mismatch',
		[www, workload('Deployment', 'app: www')],
	],
	[
		'kube-score',
		'statefulset-pod-selector-labels-match-template-metadata-labels',
		'workload-selector-mismatch',
		[
			service('clusterIP: None, selector: {app: www}, ports: [{port: 80}]'),
			workload('StatefulSet', 'app: www', 'serviceName: web'),
		],
	],
	[
		'popeye',
		'1100 no pods match the selector',
		'selector-matches-nothing',
		[service('selector: {app: wbe}, ports: [{port: 80}]'), pods],
	],
	['popeye', '1105 no endpoints', 'selectorless-no-slices', [service('ports: [{port: 80}]')]],
	[
		'popeye',
		'1106 no target port matches',
		'named-target-port-missing',
		[service('selector: {app: web}, ports: [{port: 80, targetPort: htpp}]'), pods],
	],
	['popeye', '1200 no pods match a policy', 'policy-selects-nothing', [web, pods, policy('webb', '{}')]],
	[
		'popeye',
		'1401 Ingress backend does not exist',
		'ingress-service-missing',
		[ingress('service: {name: wbe, port: {number: 80}}'), web, pods],
	],
	[
		'popeye',
		'1402 Ingress port is not defined',
		'ingress-port-missing',
		[ingress('service: {name: web, port: {number: 81}}'), web, pods],
	],
	[
		'popeye',
		'1404 Ingress backend is invalid',
		'ingress-old-fields',
		[ingress('serviceName: web, servicePort: 80'), web, pods],
	],
	[
		'k8sgpt',
		'Service has no endpoints',
		'selector-matches-nothing',
		[service('selector: {app: wbe}, ports: [{port: 80}]'), pods],
	],
	[
		'k8sgpt',
		'Ingress uses a Service that does not exist',
		'ingress-service-missing',
		[ingress('service: {name: wbe, port: {number: 80}}'), web, pods],
	],
	[
		'k8sgpt',
		'HTTPRoute is in a namespace that the Gateway does not allow',
		'route-not-accepted',
		[gateway, route('name: web, port: 80'), web, pods],
	],
	[
		'k8sgpt',
		'HTTPRoute uses a Service that does not exist',
		'route-backend-missing',
		[route('name: wbe, port: 80'), web, pods],
	],
	['k8sgpt', "HTTPRoute's port is not the Service's", 'route-backend-port', [route('name: web, port: 81'), web, pods]],
	['k8sgpt', 'NetworkPolicy is not applied to any pods', 'policy-selects-nothing', [web, pods, policy('webb', '{}')]],
	[
		'k8sgpt',
		'StatefulSet uses a Service that does not exist',
		'sts-service-missing',
		[web, workload('StatefulSet', 'app: web', 'serviceName: wbe')],
	],
];

const codesOf = async (manifests: readonly string[]): Promise<readonly string[]> => {
	let written = '';
	const stdout = {
		isTTY: false,
		write(text: string | Uint8Array) {
			written += text;
			return true;
		},
	};
	const wanted = parseArguments(['check', '-f', '-', '-o', 'json'], {version: '', noColor: false}) as CheckArguments;
	await checkManifests(
		wanted,
		{stdout, stderr: {isTTY: false, write: () => true}},
		Readable.from([Buffer.from(manifests.join('---\n'))]),
	);
	return (JSON.parse(written) as Report).findings.map(({code}) => code);
};

test.each(cases)('%s, %s: %s', async (_peer, _check, code, manifests) => {
	expect(await codesOf(manifests)).toContain(code);
});

/** The rows of the table of peers: program, check, code or why not. */
const rows = readFileSync(path.join(import.meta.dirname, '../../docs/manifests.md'), 'utf8')
	.split('\n')
	.map(line => line.split(' | ').map(cell => cell.replaceAll(/^\| | \|$/g, '')))
	.filter(([program]) => ['kube-linter', 'kube-score', 'popeye', 'k8sgpt'].includes(program!));

test('docs/manifests.md has a row for each, under that code', () => {
	const documented = rows.map(([program, check, answer]) => `${program}: ${check}: ${answer}`);
	const tried = cases.map(([peer, check, code]) => `${peer}: ${check}: [${code}](rules.md#${code})`);
	expect(documented.filter(row => /\]\(rules\.md#[\w-]+\)$/.test(row)).toSorted()).toStrictEqual(tried.toSorted());
});

test('every other row says why not, or which code has it in a cluster', () => {
	const codes = explained.map(({code}) => code);
	const others = rows.filter(([, , answer]) => !/\]\(rules\.md#[\w-]+\)$/.test(answer!));
	expect(others.length).toBeGreaterThan(10);
	for (const [, , answer] of others) {
		const [, code] = /\]\(rules\.md#([\w-]+)\), in a cluster$/.exec(answer!) ?? [];
		if (code === undefined) {
			expect(answer).toMatch(/^no: \S/);
		} else {
			expect(codes).toContain(code);
		}
	}
});
