import {afterAll, beforeAll, expect, test} from 'vitest';
import {soakKeys} from '../../bench/keys/soak.ts';
import {apply, createNamespace, deleteNamespace, kubectl} from './_helpers/kubectl.ts';

const namespace = 'e2e-keys';

const manifests = `
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{name: http, port: 80, targetPort: 8080}]}
---
apiVersion: v1
kind: Service
metadata: {name: checkout}
spec: {selector: {app: wbe}, ports: [{name: http, port: 80, targetPort: 8080}]}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  replicas: 2
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      terminationGracePeriodSeconds: 1
      containers:
      - {name: api, image: "svctop.local/testserver:1", args: [http, ":8080"], ports: [{containerPort: 8080}]}
`;

beforeAll(async () => {
	await createNamespace(namespace);
	await apply(namespace, manifests);
	await kubectl('-n', namespace, 'rollout', 'status', 'deploy/web', '--timeout=90s');
});

afterAll(() => deleteNamespace(namespace));

/** Everything of each pod that someone could have changed. */
const specs = async () => {
	const {items} = JSON.parse(await kubectl('-n', namespace, 'get', 'pods', '-o', 'json'));
	return Object.fromEntries(
		items.map(({metadata, spec}: {metadata: {uid: string}; spec: unknown}) => [metadata.uid, spec]),
	);
};

test('twenty seconds of random keys under --readonly harm neither svctop nor the cluster', async () => {
	const before = await specs();
	const {keys, problems} = await soakKeys({seed: 1, seconds: 20, warmUp: 5, namespace, args: ['--readonly']});

	expect(problems).toEqual([]);
	expect(keys).toBeGreaterThan(100);
	expect(await specs()).toEqual(before);
});
