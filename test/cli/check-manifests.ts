import {chmodSync, mkdirSync, mkdtempSync, truncateSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {Readable} from 'node:stream';
import {afterEach, expect, test, vi} from 'vitest';
import {parse} from 'yaml';
import {type CheckArguments, parseArguments} from '../../source/cli/arguments/arguments.ts';
import {checkManifests} from '../../source/cli/check-manifests.ts';
import type {Report} from '../../source/report/report.ts';
import {hostileName, obeyed} from '../_helpers/hostile.ts';

afterEach(() => {
	vi.unstubAllEnvs();
});

const deployment = (name: string, app: string, port = 'name: http, containerPort: 8080') => `
apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}}
spec:
  selector: {matchLabels: {app: ${app}}}
  template:
    metadata: {labels: {app: ${app}}}
    spec:
      containers: [{name: app, image: x, ports: [{${port}}]}]
`;

const service = (name: string, app: string, more = '') => `
apiVersion: v1
kind: Service
metadata: {name: ${name}${more}}
spec:
  selector: {app: ${app}}
  ports:
  - {port: 80, targetPort: http}
`;

const folderOf = (files: Readonly<Record<string, string>>) => {
	const folder = mkdtempSync(path.join(tmpdir(), 'manifests-'));
	for (const [name, text] of Object.entries(files)) {
		mkdirSync(path.dirname(path.join(folder, name)), {recursive: true});
		writeFileSync(path.join(folder, name), text);
	}

	return folder;
};

const run = async (files: Readonly<Record<string, string>>, ...args: readonly string[]) => {
	const folder = folderOf(files);
	const {code, stdout, stderr} = await check(['-f', folder, ...args]);
	const clean = (text: string) => text.replaceAll(`${folder}/`, '').replaceAll(folder, 'FOLDER');
	return {code, stdout: clean(stdout), stderr: clean(stderr)};
};

const check = async (
	args: readonly string[],
	{stdin = [], isTTY = false}: {stdin?: readonly Buffer[]; isTTY?: boolean} = {},
) => {
	const written = {stdout: '', stderr: ''};
	const stream = (name: 'stdout' | 'stderr') => ({
		isTTY: name === 'stderr' && isTTY,
		write(text: string | Uint8Array) {
			written[name] += text;
			return true;
		},
	});
	const wanted = parseArguments(['check', ...args], {version: '', noColor: false}) as CheckArguments;
	let code = 2;
	try {
		code = await checkManifests(wanted, {stdout: stream('stdout'), stderr: stream('stderr')}, Readable.from(stdin));
	} catch (error) {
		written.stderr += (error as Error).message;
	}

	return {code, ...written};
};

const found = async (files: Readonly<Record<string, string>>, ...args: readonly string[]) => {
	const {code, stdout} = await run(files, '-o', 'json', ...args);
	const {findings} = JSON.parse(stdout) as Report;
	return {code, findings: findings.map(({code: slug, severity, location}) => [slug, severity, location])};
};

test('what fits is quiet, over files, folders and templates of all kinds', async () => {
	const files = {
		'a.yaml': service('web', 'web'),
		'b/c.yml': `# comment\n---\n${deployment('web', 'web')}---\n`,
		'b/list.json': JSON.stringify({
			apiVersion: 'v1',
			kind: 'List',
			items: [
				{
					apiVersion: 'v1',
					kind: 'Service',
					metadata: {name: 'job'},
					spec: {selector: {app: 'job'}, ports: [{port: 1}]},
				},
				{
					apiVersion: 'batch/v1',
					kind: 'CronJob',
					metadata: {name: 'job'},
					spec: {jobTemplate: {spec: {template: {metadata: {labels: {app: 'job'}}, spec: {containers: []}}}}},
				},
			],
		}),
		'notes.txt': 'no: [manifest',
	};
	expect(await run(files)).toStrictEqual({
		code: 0,
		stdout: '2 services: 0 errors, 0 warnings, 2 OK\n',
		stderr: '',
	});
});

test('a selector with a typing error is an error, at its place, with the one that was meant', async () => {
	const files = {'a.yaml': `---\n${deployment('checkout', 'checkout')}---${service('checkout', 'checkuot')}`};
	const {code, stdout} = await run(files, '-o', 'json');
	const [finding] = (JSON.parse(stdout) as Report).findings;
	expect(code).toBe(1);
	expect(finding).toMatchObject({
		code: 'selector-matches-nothing',
		severity: 'error',
		location: {file: 'a.yaml', line: 17, column: 13},
	});
	expect(finding!.cause).toContain('deploy/checkout');
	expect(finding!.fixes.map(({value}) => value).join('\n')).not.toContain('kubectl');
});

test('a selector that matches nothing and resembles nothing is no error: manifests are seldom all there is', async () => {
	const alone = {'a.yaml': service('web', 'zebra')};
	expect(await found(alone)).toMatchObject({code: 0, findings: [['selector-matches-nothing', 'info', {}]]});
	const among = {...alone, 'b.yaml': deployment('db', 'postgres')};
	expect(await found(among)).toMatchObject({code: 0, findings: [['selector-matches-nothing', 'info', {}]]});
});

test('a named port that no template has, in an item of a List', async () => {
	const items = [service('web', 'web'), deployment('web', 'web', 'name: htpp, containerPort: 8080')];
	const listed = items.map(text => `- ${text.trim().replaceAll('\n', '\n  ')}`).join('\n');
	expect(await found({'a.yaml': `apiVersion: v1\nkind: List\nitems:\n${listed}`})).toMatchObject({
		code: 1,
		findings: [['named-target-port-missing', 'error', {file: 'a.yaml', line: 10, column: 30}]],
	});
});

test('evidence and fixes speak of the files: of templates and of what to write', async () => {
	const files = {
		'a.yaml': `${service('web', 'web')}---${deployment('web', 'web', 'name: htpp, containerPort: 8080')}`,
		'b.yaml': `${service('db', 'db')}---${deployment('db', 'db').replace('spec:', 'spec:\n  replicas: 0')}`,
	};
	const {stdout} = await run(files, '-o', 'json');
	const [port, replicas] = (JSON.parse(stdout) as Report).findings;
	expect(port!.evidence.map(({path: field}) => field)).toStrictEqual([
		'spec.ports[0].targetPort',
		'deploy/web spec.template.spec.containers[].ports',
	]);
	expect(port!.fixes[0]).toMatchObject({
		kind: 'yaml',
		value: 'spec:\n  ports:\n  - port: 80\n    targetPort: htpp',
	});
	expect(replicas).toMatchObject({
		code: 'workload-scaled-to-zero',
		location: {file: 'b.yaml', line: 14, column: 13},
		fixes: [{kind: 'yaml', value: 'spec:\n  replicas: 1'}],
	});
});

test.each([
	['a selector', service('web', 'checkuot', '').replace('http', '8080'), deployment('checkout', 'checkout')],
	['a port', service('web', 'web').replace('http', 'htpp'), deployment('web', 'web')],
	['a protocol', service('web', 'web'), deployment('web', 'web', 'name: http, containerPort: 8080, protocol: UDP')],
	[
		'a host name',
		'apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {type: ExternalName, externalName: "https://a.example.com"}',
		'',
	],
])('what is to be written for %s mends it', async (_, text, other) => {
	const broken = await run({'a.yaml': text, 'b.yaml': other}, '-o', 'json');
	const [{fixes}] = (JSON.parse(broken.stdout) as Report).findings as [Report['findings'][number]];
	const {spec, ...rest} = parse(text);
	const fix = parse(fixes.find(({kind}) => kind === 'yaml')!.value);
	const mended = JSON.stringify({...rest, spec: {...spec, ...fix.spec}});
	expect(broken.code).toBe(1);
	expect(await found({'a.json': mended, 'b.yaml': other})).toStrictEqual({code: 0, findings: []});
});

test('an Ingress that asks a Service for a port it has not is told at its place in the Ingress', async () => {
	const ingress = `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: shop}
spec:
  rules:
  - http:
      paths:
      - {path: /, pathType: Prefix, backend: {service: {name: web, port: {number: 80}}}}
      - {path: /x, pathType: Prefix, backend: {service: {name: web, port: {number: 8080}}}}
      - {path: /y, pathType: Prefix, backend: {service: {name: elsewhere, port: {number: 80}}}}
`;
	const files = {'a.yaml': `${service('web', 'web')}---${deployment('web', 'web')}`, 'b.yaml': ingress};
	expect(await found(files)).toStrictEqual({
		code: 1,
		findings: [
			['ingress-port-missing', 'error', {file: 'b.yaml', line: 10, column: 84}],
			['ingress-service-missing', 'info', {file: 'b.yaml', line: 11, column: 64}],
		],
	});
});

test('what only a cluster can tell is not told', async () => {
	const balanced = service('web', 'web').replace('spec:', 'spec:\n  type: LoadBalancer');
	const probed = deployment('web', 'web').replace('image: x,', 'image: x, readinessProbe: {httpGet: {port: 1}},');
	expect(await found({'a.yaml': `${balanced}---${probed}`})).toStrictEqual({code: 0, findings: []});
});

test('annotations silence, names and labels narrow, -n is the namespace of what has none', async () => {
	const silenced = service('web', 'checkuot', ', annotations: {svctop.dev/ignore: selector-matches-nothing}');
	const files = {'a.yaml': `${silenced}---${deployment('checkout', 'checkout')}---${service('api', 'checkuot')}`};
	expect((await run(files, 'web')).code).toBe(0);
	expect((await run(files)).code).toBe(1);
	const {stdout} = await run(files, '-n', 'shop', '-o', 'json');
	expect(JSON.parse(stdout)).toMatchObject({namespaces: ['shop'], services: 2});
	expect(await run(files, 'nosuch')).toMatchObject({code: 2, stderr: 'There is no Service nosuch in FOLDER.\n'});
});

test('labels narrow, and what is found fails from --fail-on', async () => {
	const files = {
		'a.yaml': `${service('web', 'wbe', ', labels: {team: a}')}---${service('api', 'web')}---${deployment('api', 'web')}`,
	};
	expect(await found(files, '-l', 'team=a')).toMatchObject({
		code: 0,
		findings: [['selector-matches-nothing', 'warning', {}]],
	});
	expect((await run(files, '--fail-on', 'warning')).code).toBe(1);
	expect((await run(files, '-l', 'team!=a', '--fail-on', 'info')).code).toBe(0);
	expect(await run(files, '-l', 'team=b')).toMatchObject({
		code: 2,
		stderr: 'There is no Service to look at in FOLDER with team=b.\n',
	});
	expect((await run(files, '-l', 'a in')).stderr).toBe('"a in" is no label selector. Write it as app=web,tier!=test.');
});

test('templates of two kinds may share a name, and a name may be made by the server', async () => {
	const other = deployment('web', 'worker').replace('Deployment', 'StatefulSet');
	const job = (app: string) =>
		deployment('', app)
			.replace('apps/v1', 'batch/v1')
			.replace('Deployment', 'Job')
			.replace('name: ', 'generateName: x-');
	const files = {
		'a.yaml': [
			...[service('web', 'web'), service('worker', 'worker'), service('one', 'one'), service('two', 'two')],
			...[deployment('web', 'web'), other, job('one'), job('two')],
		].join('---'),
	};
	expect(await found(files)).toStrictEqual({code: 0, findings: []});
});

test('a Service selects in its own namespace', async () => {
	const elsewhere = deployment('web', 'web').replace('name: web}', 'name: web, namespace: other}');
	const files = {'a.yaml': `${service('web', 'web')}---${elsewhere}`};
	expect(await found(files)).toMatchObject({
		findings: [
			['pods-in-other-namespace', 'info', {}],
			['selector-matches-nothing', 'info', {}],
		],
	});
	expect(await found(files, '-n', 'other')).toStrictEqual({code: 0, findings: []});
});

test('what stdin holds, beside files', async () => {
	const folder = folderOf({'b.yaml': deployment('checkout', 'checkout')});
	const text = Buffer.from(service('web', 'checkuot'));
	const {code, stdout} = await check(['-f', '-', '-f', folder, '-o', 'json'], {
		stdin: [text.subarray(0, 7), text.subarray(7)],
	});
	expect(code).toBe(1);
	expect(JSON.parse(stdout)).toMatchObject({findings: [{location: {file: 'stdin', line: 6, column: 13}}]});
	expect((await check(['-f', '-'])).stderr).toBe('There is no Service to look at in -.\n');
});

test('places in a list of JSON, of one kind', async () => {
	const list = {
		kind: 'ServiceList',
		apiVersion: 'v1',
		items: [{metadata: {name: 'web'}, spec: {type: 'ExternalName', externalName: '10.0.0.1'}}],
	};
	expect(await found({'a.json': JSON.stringify(list, undefined, 2)})).toStrictEqual({
		code: 1,
		findings: [['externalname-ip', 'error', {file: 'a.json', line: 11, column: 25}]],
	});
});

test('a counter on a terminal while there is much to read, taken back at the end', async () => {
	const many = Array.from({length: 600}, (_, index) => service(`web-${index}`, 'web')).join('---');
	const folder = folderOf({'a.yaml': `${deployment('web', 'web')}---${many}`});
	const {stdout, stderr} = await check(['-f', folder], {isTTY: true});
	expect(stdout).toBe('600 services: 0 errors, 0 warnings, 600 OK\n');
	expect(stderr).toBe('\r\u001b[Kreading 500 manifests, 0 MB\r\u001b[Kjudging 500 of 600 services\r\u001b[K');
	expect((await check(['-f', folder])).stderr).toBe('');
});

test.each([
	[{'a.yaml': 'apiVersion: v1\nkind: Service\n---\napiVersion: v1\nkind: [\n'}, /^a\.yaml:1:1: .*\na\.yaml:\d+:\d+: /],
	[{'a.json': '{"apiVersion": "v1", "kind": "Service",,}'}, /^a\.json:1:\d+: .*\. Fix the file first\.\n$/],
	[{'a.yaml': 'apiVersion: v1\n{{ if .Values.x }}\nkind: Service\n{{ end }}'}, /^a\.yaml:\d+:\d+: .*helm template/],
	[{'a.yaml': service('team/web', 'web')}, /^a\.yaml:2:1: Service default\/team\/web has a \/ in its name\. Fix/],
	[
		{'a.yaml': 'apiVersion: v1\nkind: Service\n'},
		/^a\.yaml:1:1: this Service has no metadata\.name\. Give it one\.\n$/,
	],
])('%j is told in a sentence, beside a document that has it too, and exit code 2', async (files, sentence) => {
	const {code, stdout, stderr} = await run(files, '-o', 'json');
	const {services, unread} = JSON.parse(stdout) as Report;
	expect({code, services}).toStrictEqual({code: 2, services: 0});
	expect(stderr).toMatch(sentence);
	expect(`${unread!.map(({message}) => message).join('\n')}\n`).toBe(stderr);
});

test.each([
	[{'a.txt': ''}, ''],
	[{'a.yaml': '# nothing\n'}, 'Skipped: 1 file without Kubernetes objects.\n'],
	[{'a.yaml': deployment('web', 'web')}, ''],
	[{'a.yaml': 'apiVersion: v1\nkind: ConfigMap\n'}, 'Skipped: 1 ConfigMap.\n'],
])('%j has no Service: a note, and exit code 0', async (files, skipped) => {
	expect(await run(files)).toStrictEqual({
		code: 0,
		stdout: '0 services: 0 errors, 0 warnings, 0 OK\n',
		stderr: `${skipped}There is no Service to look at in FOLDER.\n`,
	});
});

test('what is broken is told with its place, the rest is judged, and the exit code is 2', async () => {
	const files = {
		'a.yaml': `kind: Service\n---\napiVersion: v1\nkind: Pod\n  x: [\n---${service('web', 'checkuot')}`,
		'b.yaml': deployment('checkout', 'checkout'),
		'd.yaml': 'apiVersion: v1\nkind: Service\nname: {{ .x }}-{{ .y }}\n',
	};
	const {code, stdout, stderr} = await run(files, '-f', 'no/such.yaml', '-o', 'json');
	expect(code).toBe(2);
	expect((JSON.parse(stdout) as Report).findings).toMatchObject([
		{
			code: 'selector-matches-nothing',
			severity: 'info',
			evidence: expect.arrayContaining([
				{path: 'certainty', value: expect.stringMatching(/^a\.yaml:\d and 2 more could not be read and may hold it$/)},
			]),
			location: {file: 'a.yaml', line: 11, column: 13},
		},
	]);
	expect(stderr.split('\n')).toStrictEqual([
		'Skipped: 1 Service.',
		expect.stringMatching(/^a\.yaml:4:\d+: .*\. Fix the file first\.$/),
		expect.stringMatching(/^d\.yaml:\d:\d+: .*\. Render the template first \(helm template\)\.$/),
		'There is no file or folder no/such.yaml. Check the path given to --filename.',
		'',
	]);
});

test('what is there is judged as ever where something else could not be read', async () => {
	const files = {
		'a.yaml': `${service('db', 'db').replace('selector: {app: db}', 'type: ExternalName, externalName: 10.0.0.1')}`,
		'b.yaml': 'apiVersion: v1\nkind: Pod\nx: [',
	};
	const text = files['a.yaml'].replace('type: ExternalName, externalName', 'type: ExternalName\n  externalName');
	const {code, findings} = await found({...files, 'a.yaml': text});
	expect(code).toBe(2);
	expect(findings).toContainEqual(['externalname-ip', 'error', expect.anything()]);
});

test('kinds that are not known are counted, and so are files that are no manifests', async () => {
	const {code, stderr} = await run({
		'a.yaml': `${service('web', 'web')}---${deployment('web', 'web')}---\nkind: Route\n---\nkind: Route\n---\na: b\n`,
		'tsconfig.json': '{\n  // no JSON\n  "compilerOptions": {},\n}\n',
		'values.yaml': 'kind: web\nreplicas: {{ x\n',
		'node_modules/x/a.yaml': service('other', 'nobody'),
		'chart/Chart.yaml': 'apiVersion: v2\nname: x\n',
		'chart/templates/service.yaml': 'apiVersion: v1\nkind: Service\nmetadata: {{ .x }}-{{ .y }}\n',
		'chart/templates/more/pod.yaml': 'apiVersion: v1\nkind: Pod\nmetadata: {{ .x }}-{{ .y }}\n',
	});
	expect({code, stderr}).toStrictEqual({
		code: 0,
		stderr: 'Skipped: 2 Route, 1 without a kind, 5 files without Kubernetes objects.\n',
	});
});

test('a missing file', async () => {
	const {code, stdout, stderr} = await run({'a.yaml': ''}, '-f', 'no/such.yaml', '-o', 'json');
	expect(code).toBe(2);
	expect(JSON.parse(stdout)).toMatchObject({services: 0, unread: [{message: expect.stringContaining('no/such.yaml')}]});
	expect(stderr).toContain('There is no file or folder no/such.yaml. Check the path given to --filename.\n');
});

test('a file of more than is read is one sentence, on stdin too', async () => {
	const folder = folderOf({'a.yaml': service('web', 'web')});
	truncateSync(path.join(folder, 'a.yaml'), 100_000_000);
	const sentence = /^\S+ has 100 MB, and 64 MB are read of one file\. Split it, or name a part of it\.\n$/;
	expect(await check(['-f', folder])).toMatchObject({code: 2, stderr: expect.stringMatching(sentence)});
	const stdin = Array.from({length: 100}, () => Buffer.alloc(1_000_000, 'a'));
	expect(await check(['-f', '-'], {stdin})).toMatchObject({code: 2, stderr: expect.stringMatching(sentence)});
});

test('a document that is too long to be parsed is one sentence', async () => {
	const {code, stderr} = await run({'a.yaml': `apiVersion: v1\nkind: Service\nx: "\\n${'a'.repeat(9_000_000)}"\n`});
	expect(code).toBe(2);
	expect(stderr).toBe('a.yaml:1:1: A document of 10 MB is more than an API server takes. Fix the file first.\n');
});

test('of two keys the last one counts, which is told', async () => {
	const text = `${service('web', 'nobody')}  selector: {app: web}\n---${deployment('web', 'web')}`;
	expect(await found({'a.yaml': text})).toStrictEqual({
		code: 0,
		findings: [['duplicate-key', 'info', {file: 'a.yaml', line: 9, column: 3}]],
	});
});

test('the same object twice is one; of two in a file the last one counts, which is told', async () => {
	const same = {'a.yaml': service('web', 'web'), 'b.yaml': service('web', 'web'), 'c.yaml': deployment('web', 'web')};
	expect(await run(same)).toStrictEqual({code: 0, stdout: '1 service: 0 errors, 0 warnings, 1 OK\n', stderr: ''});
	const other = {...same, 'b.yaml': '', 'a.yaml': `${service('web', 'nobody')}---${service('web', 'web')}`};
	expect(await found(other)).toStrictEqual({
		code: 0,
		findings: [['duplicate-object', 'info', {file: 'a.yaml', line: 10, column: 1}]],
	});
});

test('files that define an object in different ways are meant for different clusters', async () => {
	const files = {
		'one/all.yaml': `${service('web', 'web')}---${deployment('web', 'web')}`,
		'two/service.yaml': service('web', 'checkout'),
		'two/pods/all.yaml': deployment('checkout', 'checkout'),
		'three/all.yaml': `${service('api', 'api')}---${deployment('api', 'api')}`,
	};
	expect(await run(files)).toStrictEqual({code: 0, stdout: '3 services: 0 errors, 0 warnings, 3 OK\n', stderr: ''});
	const typo = {...files, 'two/service.yaml': service('web', 'checkuot')};
	expect(await found(typo)).toMatchObject({
		code: 1,
		findings: [['selector-matches-nothing', 'error', {file: 'two/service.yaml'}]],
	});
	const besides = {
		'a.yaml': files['one/all.yaml'],
		'b.yaml': `${service('web', 'other')}---${deployment('o', 'other')}`,
	};
	expect((await run(besides)).code).toBe(0);
});

const kustomized = {
	'base/kustomization.yaml': 'resources: [web.yaml]',
	'base/web.yaml': `${service('web', 'web')}---${deployment('web', 'web', 'containerPort: 8080')}`,
	'prod/kustomization.yaml': 'resources: [../base]\npatches: [{path: port.yaml}]',
	'prod/port.yaml': 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {}\n',
};

test('a kustomization that nobody can build: what its patches may add is no fault, and it is said', async () => {
	vi.stubEnv('PATH', '/nowhere');
	const {code, stdout, stderr} = await run(kustomized, '-o', 'json');
	const {findings, unread} = JSON.parse(stdout) as Report;
	expect({code, unread}).toStrictEqual({code: 0, unread: []});
	expect(findings).toMatchObject([
		{
			code: 'named-target-port-missing',
			severity: 'info',
			evidence: expect.arrayContaining([
				{path: 'certainty', value: 'prod/kustomization.yaml:1 could not be read and may hold it'},
			]),
			location: {file: 'base/web.yaml'},
		},
	]);
	expect(stderr).toBe('Neither kustomize nor kubectl is installed: 1 kustomization read without 1 patch file.\n');
});

test('a build that fails makes all of its files uncertain, though they are judged apart', async () => {
	const tools = folderOf({kubectl: '#!/bin/sh\necho "error: no" >&2\nexit 1\n'});
	chmodSync(path.join(tools, 'kubectl'), 0o755);
	vi.stubEnv('PATH', `${tools}:/bin:/usr/bin`);
	const files = {
		...kustomized,
		'prod/kustomization.yaml': 'resources: [../base, ../more]\npatches: [{path: port.yaml}]',
		'more/kustomization.yaml': 'resources: [web.yaml]',
		'more/web.yaml': service('web', 'other'),
	};
	const {code, stdout} = await run(files, '-o', 'json');
	const {findings, unread} = JSON.parse(stdout) as Report;
	expect(code).toBe(2);
	expect(findings.map(({severity}) => severity)).toStrictEqual(['info', 'info']);
	expect(unread).toStrictEqual([
		{
			message:
				'prod/kustomization.yaml: kubectl kustomize fails (no). Its files are read as they are, without patches.',
			location: {file: 'prod/kustomization.yaml', line: 1, column: 1},
		},
	]);
});

test.each(['table', 'json', 'yaml', 'junit', 'github', 'sarif'])(
	'hostile names of files and keys are safe to show: %s',
	async format => {
		const files = {
			[`${hostileName}.yaml`]: `${service('web', 'nobody')}---\nkind: ${JSON.stringify(hostileName)}\napiVersion: v1\n`,
			[`${hostileName}-broken.yaml`]: 'apiVersion: v1\nkind: [',
			'web.yaml': deployment('web', 'web'),
		};
		const {code, stdout, stderr} = await run(files, '-o', format);
		expect(code).toBe(2);
		expect(stdout).toMatch(/selector-matches-nothing/);
		expect(stderr).toMatch(/prod/);
		expect(stdout).not.toMatch(obeyed);
		expect(stderr).not.toMatch(obeyed);
	},
);

const depth = 20_000;
const serviceWith = (more: string) => `${service('web', 'web')}${more}`;

test.each([
	['block mappings', `x:\n${Array.from({length: 4000}, (_, level) => `${' '.repeat(level + 1)}a:`).join('\n')}`],
	['block lists', `x:\n  ${'- '.repeat(depth)}1`],
	['flow lists', `x: ${'['.repeat(depth)}${']'.repeat(depth)}`],
	['flow mappings', `x: ${'{a: '.repeat(depth)}1${'}'.repeat(depth)}`],
	['flow lists that do not end', `x: ${'['.repeat(depth)}`],
	['keys', `? ${'[ '.repeat(depth)}a`],
	['an anchor', `x: &x ${'['.repeat(depth)}${']'.repeat(depth)}\ny: *x`],
])('%s nested without measure are one sentence, and the rest is judged', async (_what, text) => {
	const {code, stdout, stderr} = await run({'a.yaml': serviceWith(text), 'b.yaml': service('other', 'nobody')});
	expect(code).toBe(2);
	expect(stdout).toMatch(/1 service: 0 errors/);
	// Mappings have to be long to be deep.
	expect(stderr).toMatch(/^a\.yaml:\d+:\d+: (nested too deep|A document of \d+ MB is [^.]*)\. Fix the file first\.\n$/);
});

test.each(['[', '{"a":'])('JSON that nests %s further than kubectl goes is one sentence', async open => {
	const closing = open === '[' ? ']' : '}';
	const nested = (levels: number) =>
		`{"apiVersion":"v1","kind":"Service","metadata":{"name":"web"},"spec":{"ports":[{"port":80}]},"x":${open.repeat(levels)}1${closing.repeat(levels)}}`;
	expect(await run({'a.json': nested(depth)})).toMatchObject({
		code: 2,
		stderr: expect.stringMatching(/^a\.json:1:\d+: nested too deep\. Fix the file first\.\n$/),
	});
	expect(await run({'a.json': nested(5000)})).toMatchObject({code: 0, stderr: ''});
	expect(await run({'a.json': nested(0).replace('"x":1', `"x":${JSON.stringify(open.repeat(depth))}`)})).toMatchObject({
		code: 0,
	});
});

test.each([['in JSON', 'a.json', `${'{"apiVersion":"v1","kind":"List","items":['.repeat(3000)}${']}'.repeat(3000)}`]])(
	'Lists %s are one sentence each',
	async (_what, name, text) => {
		const {code, stderr} = await run({[name]: text, 'b.yaml': service('other', 'nobody')});
		expect(code).toBe(2);
		expect(stderr).toMatch(/^(a\.(json|yaml):\d+:\d+: this List is nested too deep\. Fix the file first\.\n)+$/);
	},
);

test.each([1, 2])('a List that holds itself is one sentence: %i times', async times => {
	const text = `apiVersion: v1\nkind: List\nitems: &i\n${'- {apiVersion: v1, kind: List, items: *i}\n'.repeat(times)}`;
	const {code, stderr} = await run({'a.yaml': text, 'b.yaml': service('other', 'nobody')});
	expect(code).toBe(2);
	expect(stderr).toBe('a.yaml:4:39: Alias *i has no anchor that is complete before it. Fix the file first.\n');
});

test('aliases that would grow without end are one sentence', async () => {
	const levels = Array.from({length: 10}, (_, level) =>
		level === 0 ? 'a0: &a0 [x, x, x, x, x, x, x, x, x, x]' : `a${level}: &a${level} [${`*a${level - 1}, `.repeat(10)}]`,
	);
	const {code, stderr} = await run({'a.yaml': serviceWith(levels.join('\n'))});
	expect(code).toBe(2);
	expect(stderr).toMatch(/^a\.yaml:\d+:\d+: Aliases grow to [\d,]+ values\. Fix the file first\.\n$/);
});
