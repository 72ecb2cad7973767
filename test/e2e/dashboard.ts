import {afterAll, beforeAll, expect, test} from 'vitest';
import {openTerminal} from '../_helpers/pty.ts';
import {apply, createNamespace, deleteNamespace, kubectl} from './_helpers/kubectl.ts';

const namespace = 'e2e-dashboard';

const manifests = `
apiVersion: v1
kind: Service
metadata: {name: checkout}
spec: {selector: {app: checkout}, ports: [{name: http, port: 80, targetPort: 8080}]}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: checkout}
spec:
  replicas: 2
  selector: {matchLabels: {app: checkout}}
  template:
    metadata: {labels: {app: checkout}}
    spec:
      terminationGracePeriodSeconds: 1
      containers:
      - {name: api, image: "svctop.local/testserver:1", args: [http, ":8080"], ports: [{containerPort: 8080}]}
---
apiVersion: v1
kind: Pod
metadata: {name: toolbox}
spec: {terminationGracePeriodSeconds: 1, containers: [{name: toolbox, image: "svctop.local/toolbox:1"}]}
---
apiVersion: v1
kind: Pod
metadata: {name: curl}
spec: {terminationGracePeriodSeconds: 1, containers: [{name: curl, image: "svctop.local/curl:1"}]}
`;

beforeAll(async () => {
	await createNamespace(namespace);
	await apply(namespace, manifests);
	await kubectl('-n', namespace, 'wait', '--for=condition=Ready', 'pod', '--all', '--timeout=90s');
	await kubectl('-n', namespace, 'rollout', 'status', 'deploy/checkout', '--timeout=90s');
});

afterAll(() => deleteNamespace(namespace));

const select = (value: string) =>
	kubectl(
		'-n',
		namespace,
		'patch',
		'service',
		'checkout',
		'--type=merge',
		'-p',
		JSON.stringify({spec: {selector: {app: value}}}),
	);

/** The dashboard on the test's namespace, live; it is ended with the test whatever happens. */
const openDashboard = async (columns: number, rows: number) => {
	const screen = openTerminal(['-n', namespace], {columns, rows});
	await screen.until(/● live/);
	return screen;
};

test('a Service breaks and heals on screen', async () => {
	const screen = await openDashboard(120, 30);
	try {
		await screen.until(/checkout\s+ClusterIP\s+2\/2\s+80→8080/);
		await select('checkuot');
		await screen.until(/checkout\s+ClusterIP\s+0\/0/);
		await screen.until(/✖ checkout .*selector app=checkuot matches no pods; 2 have app=checkout/);
		await screen.until(/✖ 1/);
		screen.type('\r');
		const diagnosis = await screen.until(/DIAGNOSIS \S+\/checkout/);
		expect(diagnosis).toMatch(/selector-matches-nothing · error · certain/);
		expect(diagnosis).toContain('kubectl --context');
		screen.type('\u001b');
		await screen.until(/ SERVICES 1 /);
		await select('checkout');
		await screen.until(/checkout\s+ClusterIP\s+2\/2/);
		await screen.until(/✖ 0\s+▲ 0\s+✔ 1/);
	} finally {
		screen.kill();
	}
});

test('namespaces are switched by name and by digit', async () => {
	const screen = await openDashboard(120, 30);
	try {
		screen.type(':ns kube-system\r');
		await screen.until(/kube-dns\s.*2\/2/);
		screen.type('0');
		await screen.until(/all namespaces[\s\S]*kube-system\s+kube-dns/);
		await screen.until(new RegExp(`${namespace}\\s+checkout`));
		screen.type('1');
		await screen.until(new RegExp(`svctop · ${namespace}`));
		await screen.until(/checkout\s+ClusterIP\s+2\/2/);
	} finally {
		screen.kill();
	}
});

test('nslookup and curl from inside a pod give the right answer', async () => {
	const address = await kubectl('-n', namespace, 'get', 'service', 'checkout', '-o', 'jsonpath={.spec.clusterIP}');
	const screen = await openDashboard(120, 40);
	try {
		await screen.until(/checkout\s+ClusterIP\s+2\/2/);
		screen.type('p');
		await screen.until(/PROBE FROM|toolbox/);
		screen.type('j\r');
		screen.type('n');
		await screen.until(/esc/);
		screen.type('a');
		const resolved = await screen.until(/checkout\S* is [\d.]+, as the Service says/);
		expect(resolved).toContain(address);
		expect(resolved).toContain(`checkout.${namespace}.svc.cluster.local`);
		screen.type('\u001b');
		await screen.until(/ SERVICES 1 /);
		screen.type('c');
		await screen.until(/http:\/\/checkout\./);
		screen.type('\r');
		await screen.until(/200/);
		await screen.until(/kubectl|curl/);
	} finally {
		screen.kill();
	}
});

test('the terminal is given back', async () => {
	const screen = await openDashboard(80, 24);
	screen.type('q');
	expect(await screen.exited).toBe(0);
	expect(screen.output()).toMatch(/\u001b\[\?1049l[\s\S]*\u001b\[\?25h|\u001b\[\?25h[\s\S]*\u001b\[\?1049l/);
});
