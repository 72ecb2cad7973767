import {mkdtempSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {afterAll, beforeAll, expect, test} from 'vitest';
import type {Report, ReportedFinding} from '../../source/report/report.ts';
import {apply, createNamespace, deleteNamespace, kubectl} from './_helpers/kubectl.ts';
import {svctopJson} from './_helpers/svctop.ts';

const namespace = 'e2e-against';

const service = (name: string, app: string) => `
apiVersion: v1
kind: Service
metadata: {name: ${name}}
spec: {selector: {app: ${app}}, ports: [{name: http, port: 80, targetPort: http}]}
`;

const deployment = (name: string, port = 'http') => `
apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}}
spec:
  replicas: 2
  selector: {matchLabels: {app: ${name}}}
  template:
    metadata: {labels: {app: ${name}}}
    spec:
      terminationGracePeriodSeconds: 1
      containers:
      - {name: api, image: "svctop.local/testserver:1", args: [http, ":8080"], ports: [{name: ${port}, containerPort: 8080}]}
`;

const ingress = (...services: readonly string[]) => `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: edge}
spec:
  ingressClassName: none
  rules: [{http: {paths: [${services.map(name => `{path: /${name}, pathType: Prefix, backend: {service: {name: ${name}, port: {number: 80}}}}`).join(', ')}]}}]
`;

const policy = `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: closed}
spec: {podSelector: {matchLabels: {app: closed}}, policyTypes: [Ingress]}
`;

const now = [
	...['web', 'closed', 'renamed'].flatMap(name => [deployment(name), service(name, name)]),
	service('typo', 'wbe'),
	service('kept', 'nobody-at-all'),
].join('---');

/** Breaks web by its selector and renamed by its template, heals typo, isolates closed, leads to kept and to nobody. */
const next = [
	...[service('web', 'webb'), service('typo', 'web'), service('kept', 'nobody-at-all')],
	...[deployment('renamed', 'other'), ingress('closed', 'absent'), policy],
].join('---');

beforeAll(async () => {
	await createNamespace(namespace);
	await apply(namespace, now);
	for (const name of ['web', 'closed', 'renamed']) {
		await kubectl('-n', namespace, 'rollout', 'status', `deploy/${name}`, '--timeout=90s');
	}
});

afterAll(() => deleteNamespace(namespace));

const brief = (findings: readonly ReportedFinding[]) =>
	findings
		.filter(({foldedUnder, severity}) => foldedUnder === undefined && severity !== 'info')
		.map(({service: about, code, severity}) => `${about!.name} ${code} ${severity}`)
		.sort();

test('what is told before is what is found after', async () => {
	const file = path.join(mkdtempSync(path.join(tmpdir(), 'against-')), 'next.yaml');
	writeFileSync(file, next);
	const report = await svctopJson<Report>('check', '-n', namespace, '-f', file, '--against-cluster');
	expect(report.applied).toMatchObject({heals: 1});
	expect(brief(report.healed!)).toStrictEqual(['typo selector-matches-nothing error']);
	expect(brief(report.findings.filter(({change}) => change === 'stays'))).toStrictEqual([
		'kept selector-matches-nothing error',
	]);
	expect(brief(report.findings.filter(({change}) => change === 'breaks'))).toStrictEqual([
		'absent ingress-service-missing error',
		'closed ingress-blocked warning',
		'closed ingress-class-missing warning',
		'renamed named-target-port-missing error',
		'web selector-matches-nothing error',
	]);
	// Nothing was sent.
	expect(await kubectl('-n', namespace, 'get', 'service', 'web', '-o', 'jsonpath={.spec.selector.app}')).toBe('web');

	await apply(namespace, next);
	await kubectl('-n', namespace, 'rollout', 'status', 'deploy/renamed', '--timeout=90s');
	const found = await svctopJson<Report>('check', '-n', namespace);
	expect(brief(found.findings)).toStrictEqual(brief(report.findings));
}, 180_000);
