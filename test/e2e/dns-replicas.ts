import {afterAll, beforeAll, expect, test} from 'vitest';
import type {TraceReport} from '../../source/report/trace/trace-report.ts';
import {apply, createNamespace, deleteNamespace, kubectl} from './_helpers/kubectl.ts';
import {svctopJson} from './_helpers/svctop.ts';

const namespace = 'e2e-dns-replicas';

/** A CoreDNS of this namespace alone: the cluster's own is left as it is. */
const server = (name: string, plugin: string) => `
apiVersion: v1
kind: ConfigMap
metadata: {name: ${name}}
data: {Corefile: ".:5300 {\\n ${plugin}\\n}\\n"}
---
apiVersion: v1
kind: Pod
metadata: {name: ${name}, labels: {app: dns}}
spec:
  serviceAccountName: dns
  terminationGracePeriodSeconds: 1
  containers:
  - name: coredns
    image: "svctop.local/coredns:1"
    args: [-conf, /etc/coredns/Corefile]
    volumeMounts: [{name: config, mountPath: /etc/coredns}]
  volumes: [{name: config, configMap: {name: ${name}}}]
---`;

const manifests = `
apiVersion: v1
kind: ServiceAccount
metadata: {name: dns}
---
apiVersion: v1
kind: Service
metadata: {name: dns}
spec: {selector: {app: dns}, ports: [{name: dns, port: 53, targetPort: 5300, protocol: UDP}]}
---
${server('dns-whole', 'kubernetes cluster.local')}
${server('dns-broken', 'template ANY ANY {\\n rcode SERVFAIL\\n }')}
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{name: http, port: 80, targetPort: 8080}]}
---
apiVersion: v1
kind: Pod
metadata: {name: web, labels: {app: web}}
spec: {terminationGracePeriodSeconds: 1, containers: [{name: api, image: "svctop.local/testserver:1", args: [http, ":8080"]}]}
`;

const client = (nameserver: string, searches: string) => `
apiVersion: v1
kind: Pod
metadata: {name: client-${searches.length}}
spec:
  terminationGracePeriodSeconds: 1
  dnsPolicy: None
  dnsConfig:
    nameservers: [${nameserver}]
    searches: [${searches}]
    options: [{name: ndots, value: "5"}]
  containers: [{name: client, image: "svctop.local/dig:1"}]
---`;

const whole = `${namespace}.svc.cluster.local, svc.cluster.local, cluster.local`;
const elsewhere = 'svc.cluster.local, cluster.local';

beforeAll(async () => {
	await createNamespace(namespace);
	await kubectl(
		...['create', 'clusterrolebinding', namespace, '--clusterrole=system:coredns'],
		`--serviceaccount=${namespace}:dns`,
	);
	await apply(namespace, manifests);
	const address = async (service: string, of: string) =>
		kubectl('-n', of, 'get', 'service', service, '-o', 'jsonpath={.spec.clusterIP}');
	await apply(
		namespace,
		client(await address('dns', namespace), whole) + client(await address('kube-dns', 'kube-system'), elsewhere),
	);
	await kubectl('-n', namespace, 'wait', '--for=condition=Ready', 'pod', '--all', '--timeout=90s');
});

afterAll(async () => {
	await kubectl('delete', 'clusterrolebinding', namespace, '--ignore-not-found');
	await deleteNamespace(namespace);
});

const tracing = (searches: string) => ['trace', 'web', '-n', namespace, '--from', `pod/client-${searches.length}`];

test('one of two replicas that is broken is named, though a lookup may miss it', async () => {
	// Which replica gets a query is chance: one of many lookups meets the broken one.
	const {verdict} = await svctopJson<TraceReport>(...tracing(whole), '--count', '20');
	expect(verdict).toMatchObject({code: 'dns-servfail', title: '1/2 DNS replicas failing: dns-broken'});
});

test('a search list without the namespace is shown as the names that were tried', async () => {
	const {hops, verdict} = await svctopJson<TraceReport>(...tracing(elsewhere));
	expect(verdict.cause).toContain('without e2e-dns-replicas.svc in dnsConfig.searches, web is not completed');
	expect(
		hops.find(({hop}) => hop === 'dns-short')?.tried?.map(({name, outcome}) => `${name} ${outcome}`),
	).toStrictEqual(['web.svc.cluster.local. nxdomain', 'web.cluster.local. nxdomain', 'web. servfail']);
	const replicas = hops.filter(({hop}) => hop === 'dns-replica');
	expect(replicas.length).toBeGreaterThan(1);
	expect(replicas.map(({outcome}) => outcome)).toStrictEqual(replicas.map(() => 'ok'));
});
