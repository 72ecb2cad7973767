import {execFile} from 'node:child_process';
import {promisify} from 'node:util';
import {afterAll, expect, test} from 'vitest';
import type {ReportedFinding} from '../../source/report/report.ts';
import {cliFile} from '../_helpers/pty.ts';
import {apply, createNamespace, deleteNamespace} from './_helpers/kubectl.ts';

const run = promisify(execFile);

const deployment = (
	name: string,
	{
		labels = `app: ${name}`,
		port = '{name: http, containerPort: 8080}',
		args = 'http, ":8080"',
		spec = '',
		container = '',
	} = {},
) => `
apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}}
spec:
  ${spec}
  selector: {matchLabels: {${labels}}}
  template:
    metadata: {labels: {${labels}}}
    spec:
      terminationGracePeriodSeconds: 1
      containers: [{name: web, image: "svctop.local/testserver:1", args: [${args}], ports: [${port}], ${container}}]
---`;

const service = (spec: string, name = 'web') => `
apiVersion: v1
kind: Service
metadata: {name: ${name}}
spec: {${spec}}
---`;

const slice = (labels: string, ports: string) => `
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata: {name: web-by-hand, labels: {${labels}}}
addressType: IPv4
ports: [${ports}]
endpoints: [{addresses: [192.0.2.10]}]
---`;

const ports = 'ports: [{port: 80, targetPort: 8080}]';

/** A web server of the toolbox, which has a shell to do something before. */
const shellServer = (before: string, container: string) => `
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      terminationGracePeriodSeconds: 1
      containers:
      - name: web
        image: svctop.local/toolbox:1
        command: [sh, -c, "${before}; exec httpd -f -p 8080 -h /etc"]
        ports: [{containerPort: 8080}]
        ${container}
---`;

/** Two pods that wait until each finds the other by name. */
const peers = `
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: web}
spec:
  replicas: 2
  serviceName: web
  podManagementPolicy: Parallel
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      terminationGracePeriodSeconds: 1
      containers:
      - name: web
        image: svctop.local/toolbox:1
        command: [httpd, -f, -p, "8080", -h, /etc]
        readinessProbe: {exec: {command: [sh, -c, "for i in 0 1; do nc -z -w 1 web-$i.web 8080 || exit 1; done"]}, periodSeconds: 2, timeoutSeconds: 4}
---`;

/**
 * What is applied, by the rule whose first command is to mend it, and which of several ways to break it is meant;
 * NAMESPACE stands for its own.
 */
const cases: ReadonlyArray<readonly [code: string, manifests: string, variant?: string]> = [
	['selector-matches-nothing', deployment('checkout') + service(`selector: {app: checkuot}, ${ports}`)],
	[
		'stale-version-label',
		deployment('web', {labels: 'app: web, version: "2"'}) + service(`selector: {app: web, version: "1"}, ${ports}`),
	],
	[
		'near-match-template',
		deployment('checkout', {spec: 'replicas: 0'}) + service(`selector: {app: chekcout}, ${ports}`),
	],
	[
		'named-target-port-missing',
		deployment('web') + service('selector: {app: web}, ports: [{port: 80, targetPort: htpp}]'),
	],
	[
		'protocol-mismatch',
		deployment('web', {port: '{name: dns, containerPort: 5353, protocol: UDP}', args: 'udp, ":5353"'}) +
			service('selector: {app: web}, ports: [{port: 53, targetPort: dns}]'),
	],
	['headless-port-remap', deployment('web') + service(`clusterIP: None, selector: {app: web}, ${ports}`)],
	['workload-scaled-to-zero', deployment('web', {spec: 'replicas: 0'}) + service(`selector: {app: web}, ${ports}`)],
	[
		'workload-cannot-create-pods',
		deployment('web', {spec: 'paused: true'}) + service(`selector: {app: web}, ${ports}`),
	],
	[
		'externalname-not-fqdn',
		deployment('api') +
			service(`selector: {app: api}, ${ports}`, 'api') +
			service('type: ExternalName, externalName: api.NAMESPACE.svc'),
	],
	['externalname-trailing-dot', service('type: ExternalName, externalName: www.example.com.')],
	[
		'frozen-slices',
		service('ports: [{port: 80}]') +
			slice(
				'kubernetes.io/service-name: web, endpointslice.kubernetes.io/managed-by: endpointslice-controller.k8s.io',
				'{name: "", port: 80}',
			),
	],
	[
		'manual-slice-port-name',
		service('ports: [{name: http, port: 80}]') + slice('kubernetes.io/service-name: web', '{name: web, port: 80}'),
	],
	[
		'endpoints-not-mirrored',
		`${service('ports: [{port: 80}]')}
apiVersion: v1
kind: Endpoints
metadata: {name: web, labels: {endpointslice.kubernetes.io/skip-mirror: "true"}}
subsets: [{addresses: [{ip: 192.0.2.10}], ports: [{port: 80}]}]
---`,
	],
	['externalname-without-type', service('externalName: www.example.com, ports: [{port: 80}]')],
	[
		'external-ip-conflict',
		deployment('web') +
			service(`selector: {app: web}, externalIPs: [203.0.113.99], ${ports}`) +
			service(`selector: {app: web}, externalIPs: [203.0.113.99], ${ports}`, 'twin'),
	],
	[
		'pod-subdomain-missing',
		deployment('web').replace('terminationGracePeriodSeconds', 'subdomain: mesh\n      terminationGracePeriodSeconds') +
			service(`selector: {app: web}, ${ports}`),
	],
	[
		'service-proxy-name',
		deployment('web') +
			service(`selector: {app: web}, ${ports}`).replace(
				'name: web}',
				'name: web, labels: {service.kubernetes.io/service-proxy-name: kpng}}',
			),
	],
	[
		'orphan-slice',
		service('ports: [{port: 80}]', 'warehouse') +
			slice('kubernetes.io/service-name: warehuose', '{name: "", port: 80}'),
	],
	[
		'multiple-owners',
		deployment('web', {labels: 'app: web, part: api'}) +
			deployment('web-worker', {
				labels: 'app: web, part: worker',
				port: '{containerPort: 9090}',
				args: 'http, ":9090"',
			}) +
			service(`selector: {app: web}, ${ports}`),
	],
	['itp-local-no-local', deployment('web') + service(`selector: {app: web}, internalTrafficPolicy: Local, ${ports}`)],
	[
		'etp-local-nodes-without-endpoints',
		deployment('web') + service(`type: NodePort, selector: {app: web}, externalTrafficPolicy: Local, ${ports}`),
	],
	[
		'readiness-probe',
		deployment('web', {container: 'readinessProbe: {httpGet: {host: 127.0.0.1, port: 8080}, periodSeconds: 2}'}) +
			service(`selector: {app: web}, ${ports}`),
		'host',
	],
	[
		'readiness-probe',
		deployment('web', {container: 'readinessProbe: {httpGet: {scheme: HTTPS, port: 8080}, periodSeconds: 2}'}) +
			service(`selector: {app: web}, ${ports}`),
		'scheme',
	],
	[
		'readiness-probe',
		deployment('web', {container: 'readinessProbe: {httpGet: {port: 8081}, periodSeconds: 2}'}) +
			service(`selector: {app: web}, ${ports}`),
		'port',
	],
	[
		'liveness-probe',
		shellServer(
			'sleep 25',
			'livenessProbe: {httpGet: {path: /hostname, port: 8080}, periodSeconds: 2, failureThreshold: 2}',
		) + service(`selector: {app: web}, ${ports}`),
	],
	[
		'pvc-config',
		deployment('web', {container: 'securityContext: {runAsNonRoot: true}'}) + service(`selector: {app: web}, ${ports}`),
	],
	[
		'publish-not-ready',
		deployment('web', {container: 'readinessProbe: {httpGet: {path: /, port: 8081}, periodSeconds: 2}'}) +
			service(`publishNotReadyAddresses: true, selector: {app: web}, ${ports}`),
	],
	['peers-deadlock', peers + service('clusterIP: None, selector: {app: web}, ports: [{port: 8080}]')],
];

const namespaceOf = (code: string, variant = '') => ['e2e-round-trip', code, variant].filter(Boolean).join('-');

afterAll(() => Promise.all(cases.map(([code, , variant]) => deleteNamespace(namespaceOf(code, variant)))));

const findings = async (namespace: string): Promise<readonly ReportedFinding[]> => {
	const args = [cliFile, 'check', '-n', namespace, '-o', 'json', '--fail-on', 'error'];
	// That it finds something is its exit code 1.
	const {stdout} = await run(process.execPath, args).catch((error: {readonly stdout: string}) => error);
	return JSON.parse(stdout).findings;
};

/** Checks again and again, each time for as long as its graces are, until what is found is as it should be. */
const until = async <T>(
	namespace: string,
	isThere: (found: readonly ReportedFinding[]) => T | undefined,
): Promise<T> => {
	const result = isThere(await findings(namespace));
	return result ?? until(namespace, isThere);
};

const commandOf = (code: string, found: readonly ReportedFinding[]) =>
	found.find(finding => finding.code === code)?.fixes.find(({kind, mutating}) => kind === 'command' && mutating)?.value;

const tried = cases.map(([code, manifests, variant = '']) => [code, manifests, variant] as const);

test.concurrent.each(tried)(
	'the command that %s prints mends it',
	{timeout: 200_000},
	async (code, manifests, variant) => {
		const namespace = namespaceOf(code, variant);
		await createNamespace(namespace);
		await apply(namespace, manifests.replaceAll('NAMESPACE', namespace));
		const command = await until(namespace, found => commandOf(code, found));
		await run('sh', ['-c', command]);
		const left = await until(namespace, found => (found.some(finding => finding.code === code) ? undefined : found));
		expect(left.map(finding => finding.code)).not.toContain(code);
	},
);
