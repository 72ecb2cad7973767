import {afterAll, beforeAll, expect, onTestFinished, test} from 'vitest';
import {parseArguments, type TraceArguments} from '../../../source/cli/arguments/arguments.ts';
import {trace} from '../../../source/cli/trace.ts';
import {createProbeRunner} from '../../../source/dashboard/probe/probe-runner.ts';
import type {ProbeRun} from '../../../source/dashboard/records/probe-run.ts';
import {initialState, rootReducer} from '../../../source/dashboard/state/root-reducer.ts';
import {createStore} from '../../../source/dashboard/state/store.ts';
import type {EndpointSliceObject, PodObject} from '../../../source/demo/objects/kubernetes-object.ts';
import {serviceOf, tcp} from '../../../source/demo/scenario/manifests.ts';
import {type DemoServer, startDemoServer} from '../../../source/demo/server.ts';
import {createDeadline} from '../../../source/engine/deadline.ts';
import {createDnsReplicaLookup} from '../../../source/engine/probes/dns-replica-lookup.ts';
import {createServiceLookup, takeServiceSnapshot} from '../../../source/engine/probes/service-lookup.ts';
import {traceContextFrom} from '../../../source/engine/probes/trace-context.ts';
import {wayInObjects} from '../../../source/engine/probes/way-in-objects.ts';
import {takeSnapshot} from '../../../source/engine/snapshot.ts';
import {createExec} from '../../../source/kubernetes/exec/create-exec.ts';
import {createDial} from '../../../source/kubernetes/exec/port-forward.ts';
import type {Service} from '../../../source/model/objects.ts';
import {usualLimits} from '../../../source/probes/limits.ts';
import type {TraceReport} from '../../../source/report/trace/trace-report.ts';
import {connectTo} from '../../_helpers/connection.ts';
import {kubeconfigFile} from '../../_helpers/dashboard.ts';
import {noon, podOf} from '../../_helpers/demo-api.ts';
import {multiPorts, withManyPorts} from '../../_helpers/many-ports.ts';

/** What is new is settled a while later. */
const old = noon - 3_600_000;

let server: DemoServer;
beforeAll(async () => {
	server = await startDemoServer({scenario: withManyPorts(), token: 'secret', now: () => noon});
	for (const [name, externalName] of [
		['front', 'web.shop.svc.cluster.local'],
		['aside', 'pages.infra.svc.cluster.local'],
		['dead', 'mainframe.infra.svc.cluster.local'],
	] as const) {
		const spec = {type: 'ExternalName', externalName} as const;
		server.store.create('services', serviceOf({namespace: 'shop', name, created: old}, '', spec));
	}

	for (const [index, name] of ['pages', 'mainframe'].entries()) {
		const spec = {ports: [tcp(80, 8080, 'http')]};
		server.store.create('services', serviceOf({namespace: 'infra', name, created: old}, `10.96.61.${index}`, spec));
	}

	const address = server.store.get<PodObject>('pods', 'shop', podOf(server, 'shop', 'web'))!.status.podIP!;
	server.store.create('endpointslices', {
		apiVersion: 'discovery.k8s.io/v1',
		kind: 'EndpointSlice',
		metadata: {namespace: 'infra', name: 'pages-1', labels: {'kubernetes.io/service-name': 'pages'}},
		addressType: 'IPv4',
		ports: [{name: 'http', protocol: 'TCP', port: 8080}],
		endpoints: [{addresses: [address], conditions: {ready: true, serving: true, terminating: false}}],
	} as EndpointSliceObject);
});
afterAll(() => server.close());

/** The client of both ways. */
const clientOf = () => ({namespace: 'shop', pod: podOf(server, 'shop', 'toolbox'), container: 'toolbox'});

/** As `svctop trace` tells it. */
const byCommand = async (service: string) => {
	const file = kubeconfigFile(server.kubeconfig);
	const args = ['trace', service, '-n', 'shop', '--from', `pod/${clientOf().pod}`, '-o', 'json', '--kubeconfig', file];
	let stdout = '';
	const output = {
		stdout: {
			isTTY: false,
			write(text: string | Uint8Array) {
				stdout += text;
				return true;
			},
		},
		stderr: {isTTY: false, write: () => true},
	};
	const code = await trace(parseArguments(args, {version: '', noColor: false}) as TraceArguments, output);
	return {code, report: JSON.parse(stdout) as TraceReport};
};

/** As the dashboard's `t` leaves it in the store. */
const byDashboard = async (name: string, port?: string) => {
	const connection = connectTo(server);
	const deadline = createDeadline(30_000);
	onTestFinished(deadline.end);
	const found = await takeSnapshot(connection, {
		namespace: 'shop',
		isWanted: each => each.name === name,
		deadline,
		suppression: undefined,
	});
	const {view, diagnosis} = found.diagnosed.get(`shop/${name}`)!;
	const store = createStore(
		rootReducer,
		initialState({
			context: 'demo',
			contexts: ['demo'],
			namespace: 'shop',
			isDemo: true,
			isReadonly: false,
			now: noon,
			columns: 80,
			rows: 24,
		}),
	);
	const known = () => ({namespace: 'shop', clusterStore: found.clusterStore, inputs: found.inputs});
	const snapshotOf = (namespace: string, isWanted: (service: Service) => boolean) =>
		takeServiceSnapshot(connection, namespace, isWanted, {codes: [], reason: ''});
	const runner = createProbeRunner({
		store,
		tools: {
			exec: createExec(connection),
			dial: createDial(connection),
			proxy: async () => ({outcome: 'failed', problem: 'nobody asks', ms: 0}),
			enterDebug: async () => undefined,
			enterPod: async () => ({entered: {problem: 'nobody asks'}, remove: async () => {}}),
		},
		limits: usualLimits,
		storeOf: () => found.clusterStore,
		traceContext: () => traceContextFrom(found.inputs, found.clusterStore),
		wayInObjects: () => wayInObjects(found.clusterStore, found.inputs, false),
		findService: createServiceLookup(known, (namespace, service) =>
			snapshotOf(namespace, ({name}) => name === service),
		),
		dnsReplicas: createDnsReplicaLookup(known, snapshotOf),
	});
	const {promise, resolve} = Promise.withResolvers<ProbeRun>();
	onTestFinished(
		store.subscribe(() => {
			const run = store.getState().probes.get(view.key);
			if (run?.verdict !== undefined) {
				resolve(run);
			}
		}),
	);
	runner.trace(view, diagnosis.findings, clientOf(), undefined, port);
	return promise;
};

const verdictText = ({verdict: {title, cause}}: Pick<TraceReport, 'verdict'>) => `${title}. ${cause}`;

const hopsOf = (hops: ReadonlyArray<Pick<TraceReport['hops'][number], 'hop' | 'target' | 'outcome'>>) =>
	hops.map(({hop, target, outcome}) => [hop, target, outcome].join(' ')).toSorted();

test('all ports: the command line and the dashboard ask the same, and end in the same verdict', async () => {
	const [{code, report}, run] = [await byCommand('multi'), await byDashboard('multi')];
	expect(code).toBe(1);
	expect(report.verdict).toMatchObject({code: 'not-listening', title: '1/8 ports fail: 84 (admin)'});
	expect(report.port).toBe(84);
	expect(run.verdict).toMatchObject({answer: 'fails', code: 'not-listening', sentence: verdictText(report)});
	expect(run.verdict!.fixes!.map(({label}) => label)).toStrictEqual(report.verdict.fixes.map(({label}) => label));
	expect(report.ports!.map(({port, name}) => [port, name])).toStrictEqual(
		multiPorts.map(({port, name}) => [port, name]),
	);
	expect(run.ports!.map(({verdict}) => verdict!.sentence)).toStrictEqual(report.ports!.map(verdictText));
	for (const [index, port] of report.ports!.entries()) {
		expect(hopsOf([...run.hops, ...run.ports![index]!.hops])).toStrictEqual(hopsOf(port.hops));
	}

	expect(report.hops).toStrictEqual(report.ports![4]!.hops);
});

test.each([
	['84', 1, 'Port 84 (admin): connection refused: nothing listens on port 4444'],
	['http', 0, 'Port 80 (http) OK; 7 other ports not asked'],
])('port %s: the same', async (port, exitCode, title) => {
	const [{code, report}, run] = [await byCommand(`multi:${port}`), await byDashboard('multi', port)];
	expect(code).toBe(exitCode);
	expect(report.verdict.title).toBe(title);
	expect(report).not.toHaveProperty('ports');
	expect(run).not.toHaveProperty('ports');
	expect(run.verdict!.sentence).toBe(verdictText(report));
	expect(hopsOf(run.hops)).toStrictEqual(hopsOf(report.hops));
});

test.each([
	['front', 'ok', 'front is an alias of Service shop/web. '],
	['aside', 'ok', 'aside is an alias of Service infra/pages. '],
	['dead', 'no-endpoints', 'dead is an alias of Service infra/mainframe. no selector'],
])('alias %s: the same, as far as the Service at its end', async (name, verdict, cause) => {
	const [{code, report}, run] = [await byCommand(name), await byDashboard(name)];
	expect(code).toBe(verdict === 'ok' ? 0 : 1);
	expect(report.verdict.code).toBe(verdict);
	expect(report.verdict.cause).toContain(cause);
	expect(report.hops.map(({hop}) => hop)).toContain(verdict === 'ok' ? 'endpoint' : 'dns');
	expect(report.service?.name).toBe(name);
	expect(run.verdict!.sentence).toBe(verdictText(report));
	expect(hopsOf(run.hops)).toStrictEqual(hopsOf(report.hops));
});

test('a port that is none of its own: one sentence that names those there are', async () => {
	const sentence = /^Service multi has no port 99\. It has 80 \(http\), 81 \(api\), .*, 87 \(raw\)\.$/;
	await expect(byCommand('multi:99')).rejects.toThrow(sentence);
	expect((await byDashboard('multi', '99')).verdict).toMatchObject({
		answer: 'impossible',
		sentence: expect.stringMatching(sentence),
	});
});
