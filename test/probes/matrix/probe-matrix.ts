import {expect, test} from 'vitest';
import type {Exec} from '../../../source/model/pod-access/exec.ts';
import {usualLimits} from '../../../source/probes/limits.ts';
import {matrixCandidates} from '../../../source/probes/matrix/candidates.ts';
import {type MatrixSite, probeMatrix} from '../../../source/probes/matrix/probe-matrix.ts';
import {pod, service, servicePort, view} from '../../_helpers/objects.ts';
import {transcripts} from '../../_helpers/transcripts.ts';

const requests = transcripts('cluster-transcripts/curl.txt');

const recorded = (port: number) =>
	requests.find(
		({group, command}) =>
			group === `curl web from curl http://web.shop.svc.cluster.local:${port}/` && command.startsWith('curl -sS -v'),
	)!.output;

const pods = [pod({name: 'web-1', ips: ['10.244.1.7']}), pod({name: 'web-2', ips: ['10.244.2.7'], node: 'node-2'})];
const web = view({pods, service: service({ports: [servicePort({name: 'http'})]})});
const shell = pod({name: 'shell', labels: {app: 'shell'}, owner: undefined});

/** web-1 answers, web-2 refuses; the backends have no shell. */
const exec: Exec = async ({pod: name}, argv) => {
	const nothing = {stdout: '', stderr: '', ms: 1};
	if (name !== 'shell') {
		return {...nothing, outcome: 'tool-missing'};
	}

	if (argv[0] === 'sh') {
		return {...nothing, outcome: 'exited', exitCode: 0, stdout: '/usr/bin/curl\n'};
	}

	const port = argv.at(-1)!.includes('10.244.1.7') ? 80 : 81;
	return {...nothing, ...recorded(port), outcome: 'exited'};
};

const run = async (of = web, site: Partial<MatrixSite> = {}, port?: string) => {
	const given = {
		exec,
		signal: new AbortController().signal,
		limits: usualLimits,
		policyBetween: undefined,
		enterDebug: async () => undefined,
		...site,
	};
	return Array.fromAsync(probeMatrix(of, matrixCandidates(of, [shell, ...of.pods]), given, port));
};

test('the grid comes first, each cell as it is known, the verdict last; who has no tools is left out', async () => {
	const progress = await run();
	expect(progress[0]).toMatchObject({
		kind: 'grid',
		grid: {clients: [{target: {pod: 'shell'}}], endpoints: [{pod: 'web-1'}, {pod: 'web-2'}], more: 0},
	});
	expect(progress.filter(({kind}) => kind === 'cell')).toMatchObject([
		{key: '0/0', cell: {outcome: 'ok'}},
		{key: '0/1', cell: {outcome: 'conn-refused'}},
	]);
	expect(progress.at(-1)).toMatchObject({
		kind: 'verdict',
		verdict: {answer: 'fails', sentence: expect.stringContaining('Only endpoint 10.244.2.7 (web-2) fails')},
	});
});

test('a debug container that runs in a pod without tools asks in its place', async () => {
	const debug = {namespace: 'shop', pod: 'shell', container: 'svctop-probe'};
	const inDebug: Exec = async (target, argv, options) =>
		target.container === 'svctop-probe'
			? exec(target, argv, options)
			: {outcome: 'tool-missing', stdout: '', stderr: '', ms: 1};
	const enterDebug = async ({pod: name}: {pod: string}) => (name === 'shell' ? {client: debug} : undefined);
	const [first] = await run(web, {exec: inDebug, enterDebug});
	expect(first).toMatchObject({grid: {clients: [{target: debug}]}});
});

test('ten endpoints are asked, and the others counted', async () => {
	const many = Array.from({length: 13}, (_, index) => pod({name: `web-${index}`, ips: [`10.244.1.${index + 20}`]}));
	const [first] = await run(view({pods: many}));
	expect(first).toMatchObject({grid: {more: 3}});
	expect(first!.kind === 'grid' && first!.grid.endpoints).toHaveLength(10);
});

test.each([
	['no endpoint', view({pods: []}), {}, 'No endpoint is ready on port 80'],
	['a name only', view({service: service({type: 'ExternalName', ports: []})}), {}, 'no TCP port'],
	[
		'no tools anywhere',
		web,
		{exec: async () => ({outcome: 'tool-missing', stdout: '', stderr: '', ms: 1}) as const},
		'No pod of the namespace has a shell',
	],
	[
		'no right',
		web,
		{exec: async () => ({outcome: 'denied', problem: 'Forbidden.', stdout: '', stderr: '', ms: 1}) as const},
		'Forbidden.',
	],
])('%s: nothing is asked, and it is said why', async (_, of, site, sentence) => {
	expect(await run(of, site)).toStrictEqual([
		{kind: 'verdict', verdict: {answer: 'impossible', sentence: expect.stringContaining(sentence)}},
	]);
});

const several = view({
	pods,
	service: service({
		ports: [
			servicePort({name: 'http'}),
			servicePort({name: 'admin', port: 99, targetPort: 'nowhere'}),
			servicePort({name: 'dns', port: 53, protocol: 'UDP'}),
			servicePort({name: 'api', port: 81, targetPort: 8081}),
		],
	}),
});

test('without a port every one is asked, a section of the rows each, and each is told of', async () => {
	const progress = await run(several);
	expect(progress[0]).toMatchObject({
		grid: {
			endpoints: [{port: 8080}, {port: 8080}, {port: 8081}, {port: 8081}],
			ports: [
				{label: '80 (http)', rows: 2, more: 0},
				{label: '81 (api)', rows: 2, more: 0},
			],
		},
	});
	expect(progress.flatMap(each => (each.kind === 'cell' ? each.key : [])).toSorted()).toStrictEqual([
		'0/0',
		'0/1',
		'0/2',
		'0/3',
	]);
	expect(progress.at(-1)).toStrictEqual({
		kind: 'verdict',
		verdict: {
			answer: 'fails',
			sentence: expect.stringMatching(
				/^Ports 80 \(http\), 81 \(api\): Only endpoint 10\.244\.2\.7 \(web-2\) fails, .* Port 99 \(admin\): No endpoint is ready on port 99: .* Port 53\/UDP \(dns\): There is no TCP port/,
			),
		},
	});
});

test('one of several: the others are told as not asked', async () => {
	const progress = await run(several, {}, 'http');
	expect(progress[0]).toMatchObject({kind: 'grid', grid: {endpoints: [{port: 8080}, {port: 8080}]}});
	expect(progress[0]!.kind === 'grid' && progress[0]!.grid).not.toHaveProperty('ports');
	expect(progress.at(-1)).toMatchObject({
		verdict: {
			answer: 'fails',
			sentence: expect.stringMatching(/^Port 80 \(http\): Only endpoint .* 3 other ports were not asked\.$/),
		},
	});
	expect(await run(several, {}, '98')).toMatchObject([
		{
			verdict: {
				answer: 'impossible',
				sentence: expect.stringMatching(/^Service web has no port 98\. It has 80 \(http\)/),
			},
		},
	]);
});

test('of several ports five endpoints each are asked, and the others counted', async () => {
	const many = Array.from({length: 13}, (_, index) => pod({name: `web-${index}`, ips: [`10.244.1.${index + 20}`]}));
	const ports = [servicePort({name: 'http'}), servicePort({name: 'api', port: 81, targetPort: 8081})];
	const [first] = await run(view({pods: many, service: service({ports})}));
	expect(first).toMatchObject({
		grid: {
			more: 16,
			ports: [
				{rows: 5, more: 8},
				{rows: 5, more: 8},
			],
		},
	});
});

test('cancelled is told as such', async () => {
	const progress = await run(web, {signal: AbortSignal.abort()});
	expect(progress).toMatchObject([{kind: 'verdict', verdict: {answer: 'cancelled'}}]);
});
