import {afterAll, beforeAll, expect, test} from 'vitest';
import {openTerminal} from '../_helpers/pty.ts';
import {apply, createNamespace, deleteNamespace, kubectl} from './_helpers/kubectl.ts';

const namespace = 'e2e-matrix';

/** Backends that only friends and each other may call; one of them does not listen. */
const manifests = `
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{name: http, port: 80, targetPort: 8080}]}
---
apiVersion: v1
kind: Pod
metadata: {name: web-1, labels: {app: web}}
spec:
  terminationGracePeriodSeconds: 1
  containers: [{name: web, image: "svctop.local/testserver:1", args: [http, ":8080"], ports: [{containerPort: 8080}]}]
---
apiVersion: v1
kind: Pod
metadata: {name: web-2, labels: {app: web}}
spec: {terminationGracePeriodSeconds: 1, containers: [{name: web, image: "svctop.local/toolbox:1", ports: [{containerPort: 8080}]}]}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web-friends}
spec:
  podSelector: {matchLabels: {app: web}}
  policyTypes: [Ingress]
  ingress: [{from: [{podSelector: {matchLabels: {role: friend}}}, {podSelector: {matchLabels: {app: web}}}]}]
---
apiVersion: v1
kind: Pod
metadata: {name: friend, labels: {role: friend}}
spec: {terminationGracePeriodSeconds: 1, containers: [{name: client, image: "svctop.local/curl:1"}]}
---
apiVersion: v1
kind: Pod
metadata: {name: stranger, labels: {role: stranger}}
spec: {terminationGracePeriodSeconds: 1, containers: [{name: client, image: "svctop.local/toolbox:1"}]}
`;

beforeAll(async () => {
	await createNamespace(namespace);
	await apply(namespace, manifests);
	await kubectl('-n', namespace, 'wait', '--for=condition=Ready', 'pod', '--all', '--timeout=90s');
});

afterAll(() => deleteNamespace(namespace));

test('one look tells the policy from the backend that does not listen', async () => {
	const screen = openTerminal(['-n', namespace], {columns: 80, rows: 24});
	try {
		await screen.until(/● live/);
		screen.type('T');
		await screen.until(/Run matrix web\./);
		screen.type('\r');
		const seen = await screen.until(/NetworkPolicy web-friends does not allow stranger/);
		expect(seen).toMatch(/web-1 \S+ .*✔ \d+ ms/);
		expect(seen).toMatch(/web-1 \S+ .*✖ timeout/);
		expect(seen).toMatch(/web-2 \S+ .*✖ refused/);
		expect(seen.replaceAll(/\s+/g, ' ')).toMatch(
			/Only endpoint \S+ \(web-2\) fails, from every source pod: connection refused/,
		);
	} finally {
		screen.kill();
	}
});
