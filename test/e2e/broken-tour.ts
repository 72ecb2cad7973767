import {afterAll, beforeAll, expect, test} from 'vitest';
import {keyCount, tour} from '../../scripts/tour.ts';
import {openTerminal, type Screen} from '../_helpers/pty.ts';
import {apply, createNamespace, deleteNamespace, kubectl} from './_helpers/kubectl.ts';

const namespace = 'e2e-broken-tour';
const otherNamespace = 'e2e-broken-tour-other';
const server = 'svctop.local/testserver:1';

const service = (name: string, spec: string) =>
	`apiVersion: v1\nkind: Service\nmetadata: {name: ${name}}\nspec: ${spec}`;

const selecting = (name: string, targetPort: number | string = 8080, portName = 'main') =>
	service(name, `{selector: {app: ${name}}, ports: [{name: ${portName}, port: 80, targetPort: ${targetPort}}]}`);

/** A pod with the label of its name. */
const pod = (name: string, containers: string, more = '') =>
	`apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, labels: {app: ${name}}}\nspec: {terminationGracePeriodSeconds: 1, ${more}containers: [${containers}]}`;

const serving = (more = '', address = ':8080', image = server, kind = 'http', port = 8080) =>
	`{name: api, image: ${image}, args: [${kind}, "${address}"], ports: [{name: http, containerPort: ${port}}]${more}}`;

const script = (name: string, line: string) =>
	`{name: ${name}, image: svctop.local/toolbox:1, command: [sh, -c, "${line}"]}`;

const client = pod('client', '{name: client, image: svctop.local/curl:1}');

const manifests = [
	service('typo', '{selector: {app: checkuot}, ports: [{port: 80, targetPort: 8080}]}'),
	pod('checkout', serving()),
	selecting('crash'),
	pod('crash', script('api', 'echo DATABASE_URL is not set; exit 78')),
	selecting('image'),
	pod('image', serving('', ':8080', 'svctop.local/testserver:1.9-rc')),
	selecting('probe'),
	pod('probe', serving(', readinessProbe: {httpGet: {path: /status/404, port: 9}, periodSeconds: 2}')),
	selecting('port-name', 'htpp'),
	pod('port-name', serving()),
	selecting('memory'),
	pod('memory', serving(', resources: {requests: {memory: 900Gi}}')),
	selecting('gate'),
	pod('gate', serving(), 'schedulingGates: [{name: example.com/quota}], '),
	selecting('secret'),
	pod('secret', serving(', env: [{name: KEY, valueFrom: {secretKeyRef: {name: absent, key: key}}}]')),
	selecting('init'),
	pod('init', serving(), `initContainers: [${script('migrate', 'echo relation orders does not exist; exit 3')}], `),
	service('alias-ip', '{type: ExternalName, externalName: 192.0.2.10}'),
	service('alias-gone', `{type: ExternalName, externalName: gone.${namespace}.svc.cluster.local}`),
	service('empty', '{ports: [{port: 80}]}'),
	selecting('refused', 9999),
	pod('refused', serving()),
	selecting('loopback'),
	pod('loopback', serving('', '127.0.0.1:8080')),
	selecting('tls', 8443, 'http'),
	pod('tls', serving('', ':8443', server, 'https', 8443)),
	selecting('policy'),
	pod('policy', serving()),
	`apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: policy-in}
spec:
  podSelector: {matchLabels: {app: policy}}
  policyTypes: [Ingress]
  ingress: [{from: [{podSelector: {matchLabels: {role: auditor}}}]}]`,
	client,
].join('\n---\n');

const bytes: Readonly<Record<string, string>> = {enter: '\r', esc: '\u001b'};

let screen: Screen;

/** Selects a Service in the list, by a filter for its name alone. */
const select = async (name: string) => {
	screen.type(`/\u0015^${name}$\r`);
	await screen.until(new RegExp(`SERVICES 1 · /\\^${name}\\$[\\s\\S]*\\n . ${name} `), 60_000);
};

/** Goes back to the list: the first esc ends a probe that still runs. */
const back = async () => {
	screen.type('\u001b');
	const text = await screen.until(/ SERVICES \d|cancelled/i);
	if (!/ SERVICES \d/.test(text)) {
		screen.type('\u001b');
		await screen.until(/ SERVICES \d/);
	}
};

/** Chooses the pod to probe from, of whatever namespace. */
const probeFrom = async (pod: string) => {
	screen.type('p');
	await screen.until(/PROBE FROM \d/);
	screen.type(`/^${pod}$\r`);
	await screen.until(/PROBE FROM 1 /);
	screen.type('\r');
	await screen.until(/ SERVICES 1 /);
};

beforeAll(async () => {
	await Promise.all([createNamespace(namespace), createNamespace(otherNamespace)]);
	await apply(otherNamespace, client);
	await apply(namespace, manifests);
	const ready = ['client', 'refused', 'loopback', 'tls', 'policy'].map(name => `pod/${name}`);
	await kubectl('-n', namespace, 'wait', '--for=condition=Ready', ...ready, '--timeout=120s');
	screen = openTerminal(['-n', namespace], {columns: 140, rows: 45});
	await screen.until(/● live/, 60_000);
	// Once in a context one says where probes run, and that they may.
	await select('refused');
	await probeFrom(`${namespace}/client`);
	screen.type('n');
	await screen.until(/Run nslookup/);
	screen.type('a');
	await screen.until(/refused\S* is [\d.]+/, 60_000);
	await back();
});

afterAll(async () => {
	screen?.kill();
	await Promise.all([deleteNamespace(namespace), deleteNamespace(otherNamespace)]);
});

test.each(tour)('$service: $fault', async ({service: name, keys, shows}) => {
	await select(name);
	try {
		for (const key of keys) {
			screen.type(bytes[key] ?? key);
		}

		// A probe has said its last word.
		const ended = new RegExp(`^(?![\\s\\S]*running for)[\\s\\S]*(?:${shows.source})`);
		expect(await screen.until(ended, 60_000)).toContain(`${namespace}/${name}`);
	} finally {
		await back();
	}

	expect(keyCount(keys)).toBe(1);
});

test('J goes from a diagnosis to the NetworkPolicy that its cause names', async () => {
	await select('policy');
	screen.type('\r');
	await screen.until(new RegExp(`DIAGNOSIS ${namespace}/policy`));
	screen.type('J');
	await screen.until(/NAMED HERE \d/);
	screen.type('/NetworkPolicy\r');
	await screen.until(/NAMED HERE 1 /);
	screen.type('\r');
	const yaml = await screen.until(/kind: NetworkPolicy[\s\S]*podSelector:/, 30_000);
	screen.type('\u001b');
	await screen.until(/DIAGNOSIS /);
	await back();

	expect(yaml).toContain('policy-in');
});

test('a matrix asks from a pod of another namespace too', async () => {
	await select('refused');
	await probeFrom(`${otherNamespace}/client`);
	screen.type('T');
	try {
		const seen = await screen.until(/No source pod reaches any endpoint: connection refused/, 60_000);

		expect(seen).toMatch(new RegExp(` A +${otherNamespace}/client, container client`));
		expect(seen).toMatch(/ B +client, container client/);
	} finally {
		await back();
	}
});

test('R keeps asking, compares each answer with the one before, and turns with the fix', async () => {
	await select('refused');
	screen.type('t');
	await screen.until(/not-listening · certain/, 60_000);
	screen.type('R');
	await screen.until(/ · repeating/);
	const patch = [{op: 'replace', path: '/spec/ports/0/targetPort', value: 8080}];
	await kubectl('-n', namespace, 'patch', 'service', 'refused', '--type=json', '-p', JSON.stringify(patch));
	try {
		const seen = await screen.until(/✔ ClusterIP[\s\S]* Changes\s[\s\S]*before: Connection refused/, 60_000);

		expect(seen).toMatch(/ · repeating/);
	} finally {
		await back();
	}
});
