import {afterAll, beforeAll, expect, test} from 'vitest';
import type {TraceReport} from '../../source/report/trace/trace-report.ts';
import {apply, createNamespace, deleteNamespace, kubectl} from './_helpers/kubectl.ts';
import {inLanes} from './_helpers/lanes.ts';
import {svctopJson} from './_helpers/svctop.ts';

const namespace = 'e2e-probe-pod-faults';

const service = (name: string, app = name, targetPort: number | string = 8080, port = 80) => `
apiVersion: v1
kind: Service
metadata: {name: ${name}}
spec: {selector: {app: ${app}}, ports: [{name: http, port: ${port}, targetPort: ${targetPort}}]}
---`;

const pod = (name: string, args = 'http, ":8080"', more = '', image = 'testserver', labels = `app: ${name}`) => `
apiVersion: v1
kind: Pod
metadata: {name: ${name}, labels: {${labels}}}
spec:
  terminationGracePeriodSeconds: 1
  containers: [{name: api, image: "svctop.local/${image}:1"${args === '' ? '' : `, args: [${args}]`}${more}}]
---`;

/** Who may call is chosen by a label that both clients have. */
const policy = (name: string, app: string, role: string) => `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: ${name}}
spec:
  podSelector: {matchLabels: {app: ${app}}}
  policyTypes: [Ingress]
  ingress: [{from: [{podSelector: {matchLabels: {role: ${role}}}}]}]
---`;

/** Twelve faults, and one Service that works. */
const faults: Readonly<Record<string, string>> = {
	works: service('works') + pod('works') + policy('works', 'works', 'front'),
	nobody: service('nobody', 'nobody'),
	port: service('port', 'port', 4444) + pod('port'),
	local: service('local') + pod('local', 'http, "127.0.0.1:8080"'),
	sick: service('sick') + pod('sick', '"status=503", ":8080"'),
	unready:
		service('unready') +
		pod('unready', 'http, ":8080"', ', readinessProbe: {httpGet: {path: /, port: 9999}, periodSeconds: 1}'),
	named: service('named', 'named', 'htpp') + pod('named'),
	resets: service('resets') + pod('resets', 'reset, ":8080"'),
	secure: service('secure') + pod('secure', 'https, ":8080"'),
	silent: service('silent') + pod('silent', 'silent, ":8080"'),
	closed: service('closed') + pod('closed') + policy('closed', 'closed', 'back'),
	half: service('half') + pod('half') + pod('half-2', '', '', 'toolbox', 'app: half'),
	alias: `
apiVersion: v1
kind: Service
metadata: {name: alias}
spec: {type: ExternalName, externalName: nowhere.${namespace}.svc.cluster.local}
---`,
};

const names = Object.keys(faults);

beforeAll(async () => {
	await createNamespace(namespace);
	const clients =
		pod('tools', '', '', 'toolbox', 'client: tools, role: front') +
		pod('bare', 'http, ":9999"', '', 'testserver', 'client: bare, role: front');
	await apply(namespace, Object.values(faults).join('') + clients);
	const never = ['nobody', 'unready', 'alias'];
	const ready = [...names.filter(name => !never.includes(name)), 'half-2', 'tools', 'bare'];
	await kubectl(
		...['-n', namespace, 'wait', '--for=condition=Ready', '--timeout=120s'],
		...ready.map(name => `pod/${name}`),
	);
});

afterAll(() => deleteNamespace(namespace));

const trace = (name: string, ...args: readonly string[]) =>
	svctopJson<TraceReport>('trace', name, '-n', namespace, '--debug-image', 'svctop.local/toolbox:1', ...args);

test('a pod made like a client without tools gives the verdict of a client with tools, over twelve faults', async () => {
	const own = new Map<string, string>();
	const made = new Map<string, string>();
	await inLanes(names, async name => {
		const [tools, bare] = [
			await trace(name, '--from', 'pod/tools'),
			await trace(name, '--from', 'pod/bare', '--probe-pod'),
		];
		own.set(name, tools.verdict.code);
		made.set(name, bare.verdict.code);
		expect(bare.from.pod).toMatch(/^svctop-probe-/);
	});
	const inOrder = (verdicts: ReadonlyMap<string, string>) => names.map(name => `${name} ${verdicts.get(name)}`);
	expect(inOrder(made)).toStrictEqual(inOrder(own));
	expect(own.get('works')).toBe('ok');
	expect(names.filter(name => own.get(name) === 'ok')).toStrictEqual(['works']);
}, 240_000);
