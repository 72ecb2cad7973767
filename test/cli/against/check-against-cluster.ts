import {mkdtempSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {expect, test} from 'vitest';
import type {Report} from '../../../source/report/report.ts';
import {runAgainst} from '../../_helpers/run-command.ts';

const service = (name: string, app: string, port: number | string = 8080, more = '') => `
apiVersion: v1
kind: Service
metadata: {name: ${name}${more}}
spec: {selector: {app: ${app}}, ports: [{name: http, port: 80, targetPort: ${port}}]}
`;

const ingress = (...services: readonly string[]) => `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: new-edge}
spec:
  ingressClassName: nginx
  rules: [{http: {paths: [${services.map(name => `{path: /${name}, pathType: Prefix, backend: {service: {name: ${name}, port: {number: 80}}}}`).join(', ')}]}}]
`;

const run = async (manifests: readonly string[], ...args: readonly string[]) => {
	const file = path.join(mkdtempSync(path.join(tmpdir(), 'against-')), 'new.yaml');
	writeFileSync(file, manifests.join('---'));
	const {code, stdout, stderr} = await runAgainst(['--demo', '-f', file, ...args]);
	return {code, stdout, stderr: stderr.replaceAll(file, 'new.yaml')};
};

const changes = async (...manifests: readonly string[]) => {
	const {code, stdout} = await run(manifests, '-n', 'shop', '-o', 'json');
	const {findings, healed, applied} = JSON.parse(stdout) as Report;
	return {
		code,
		applied,
		changes: [...findings, ...healed!]
			.filter(({foldedUnder, severity}) => foldedUnder === undefined && severity !== 'info')
			.map(({code: slug, service: about, change, location}) => [about!.name, slug, change, location?.line]),
	};
};

test('a selector that is corrected heals', async () => {
	expect(await changes(service('checkout', 'checkout'))).toStrictEqual({
		code: 0,
		applied: {breaks: 0, heals: 1, stays: 0},
		changes: [['checkout', 'selector-matches-nothing', 'heals', undefined]],
	});
});

test('a selector that is changed breaks, at its place', async () => {
	expect(await changes(service('web', 'wbe'))).toStrictEqual({
		code: 1,
		applied: {breaks: 1, heals: 0, stays: 0},
		changes: [['web', 'selector-matches-nothing', 'breaks', 5]],
	});
});

test('what was wrong before and is not touched stays', async () => {
	expect(await changes(service('ledger', 'ledger', 'htpp'))).toMatchObject({
		code: 1,
		changes: [['ledger', 'named-target-port-missing', 'stays', 5]],
	});
});

test('an Ingress may lead to a Service that only the cluster has', async () => {
	expect(await changes(ingress('api'))).toMatchObject({code: 0, changes: []});
	expect(await changes(ingress('api', 'apii'))).toMatchObject({
		code: 1,
		changes: [['apii', 'ingress-service-missing', 'breaks', 7]],
	});
});

test('pods of a template that changes give way to such as it says, others stay as they are', async () => {
	const deployment = (port: string) => `
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  replicas: 2
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, image: "registry.example/web:9", ports: [{name: ${port}, containerPort: 8080}]}]}
`;
	expect(await changes(deployment('other'), service('web', 'web', 'http'))).toMatchObject({
		code: 1,
		changes: expect.arrayContaining([['web', 'named-target-port-missing', 'breaks', 15]]),
	});
	expect(await changes(deployment('http'), service('web', 'web', 'http'))).toMatchObject({code: 0, changes: []});
});

test('a policy that isolates is told for the Services that it reaches, though none of them is written', async () => {
	const policy = `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: closed}
spec: {podSelector: {matchLabels: {app: web}}, policyTypes: [Ingress]}
`;
	expect(await changes(policy)).toMatchObject({
		code: 0,
		changes: expect.arrayContaining([['web', 'ingress-blocked', 'breaks', 2]]),
	});
});

test('the table has a column for the change, and a last line that counts', async () => {
	const {code, stdout} = await run([service('checkout', 'checkout'), service('web', 'wbe')], '-n', 'shop');
	expect(code).toBe(1);
	const lines = stdout.trimEnd().split('\n');
	expect(lines[0]).toMatch(/^CHANGE {2}SEVERITY/);
	expect(lines[1]).toMatch(/^breaks {2}error .* web .*selector-matches-nothing/);
	expect(lines.find(line => line.startsWith('heals'))).toMatch(/checkout/);
	expect(lines.at(-1)).toBe('applied to demo: 1 break, 1 heal, 0 stay');
});

test('nothing is sent but reads', async () => {
	const {stderr} = await run([service('web', 'wbe'), ingress('api')], '-n', 'shop', '--verbose');
	const requests = stderr.split('\n').filter(line => / · \d+ /.test(line));
	expect(requests.length).toBeGreaterThan(10);
	expect(requests.filter(line => !/^\S+ GET /.test(line))).toStrictEqual([]);
});

test('bad input is a sentence and exit code 2', async () => {
	expect(await run(['kind: ['], '-n', 'shop')).toMatchObject({
		code: 2,
		stderr: expect.stringMatching(/^new\.yaml:\d+:\d+: /),
	});
	expect(await run([service('web', 'web', 8080, ', namespace: infra')], '-n', 'shop')).toMatchObject({
		code: 2,
		stderr: expect.stringContaining(
			'Service infra/web is not in namespace shop: kubectl apply --namespace shop refuses it.',
		),
	});
	expect(await run([service('web', 'web')], '-n', 'shop', 'nosuch')).toMatchObject({
		code: 2,
		stderr: expect.stringContaining('There is no Service nosuch in new.yaml, and none that they touch.'),
	});
	expect((await runAgainst(['-n', 'shop'])).stderr).toBe(
		'--against-cluster judges manifests: it goes with --filename.\n',
	);
});

test('what could not be read may hold what is missing', async () => {
	const {code, stdout} = await run(
		[ingress('absent'), '\nkind: Service\napiVersion: v1\nmetadata: ['],
		'-n',
		'shop',
		'-o',
		'json',
	);
	const {findings} = JSON.parse(stdout) as Report;
	expect(code).toBe(2);
	expect(findings).toMatchObject([
		{code: 'ingress-service-missing', severity: 'info', cause: expect.stringContaining('(unread files)')},
	]);
});

test('objects without a namespace are in that of the context, and those of several in all that are named', async () => {
	const {code, stdout} = await run(
		[service('web', 'wbe', 8080, ', namespace: shop'), service('own', 'nobody', 80, ', namespace: infra')],
		'-o',
		'json',
	);
	const {findings, namespaces} = JSON.parse(stdout) as Report;
	expect(code).toBe(1);
	expect(namespaces).toStrictEqual(['infra', 'shop']);
	expect(findings.map(({service: about, code: slug}) => [about!.namespace, about!.name, slug])).toEqual(
		expect.arrayContaining([
			['infra', 'own', 'selector-matches-nothing'],
			['shop', 'web', 'selector-matches-nothing'],
		]),
	);
});

test('manifests that touch no Service are no fault', async () => {
	const pod = '\napiVersion: v1\nkind: Pod\nmetadata: {name: lone}\nspec: {containers: [{name: main, image: i}]}\n';
	expect(await run([pod], '-n', 'shop')).toMatchObject({
		code: 0,
		stderr: 'The manifests in new.yaml touch no Service.\n',
	});
});
