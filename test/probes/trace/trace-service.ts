import {expect, test} from 'vitest';
import type {Exec} from '../../../source/model/pod-access/exec.ts';
import {usualLimits} from '../../../source/probes/limits.ts';
import type {ProbeProgress} from '../../../source/probes/probe.ts';
import {type Traced, traceService} from '../../../source/probes/trace/trace-service.ts';
import type {TraceSite} from '../../../source/probes/trace/trace-site.ts';
import {pod, service, servicePort, view} from '../../_helpers/objects.ts';

const nothing = {stdout: '', stderr: '', ms: 1};

/** A client with dig and nc, which has every name and whose connections open but for port 4444. */
const client: Exec = async ({pod: name}, argv) => {
	const line = argv.join(' ');
	if (name !== 'client') {
		return {...nothing, outcome: 'tool-missing'};
	}

	if (argv[0] === 'sh') {
		return {...nothing, outcome: 'exited', exitCode: 0, stdout: '/usr/bin/dig\n/bin/nc\n'};
	}

	if (line.includes('dig')) {
		const name = argv.find(word => word.startsWith('multi'))!;
		return {
			...nothing,
			outcome: 'exited',
			exitCode: 0,
			stdout: `;; ->>HEADER<<- opcode: QUERY, status: NOERROR\n${name} 5 IN A 10.96.4.7\n`,
		};
	}

	const isRefused = line.includes('4444') || line.includes(' 84');
	const stderr = isRefused ? 'nc: 10.0.0.1 (10.0.0.1:4444): Connection refused\n' : '10.0.0.1 (10.0.0.1:8080) open\n';
	return {...nothing, outcome: 'exited', exitCode: isRefused ? 1 : 0, stderr};
};

const ports = [8080, 8081, 9153, 6379, 4444, 5672, 8082, 8083].map((targetPort, index) =>
	servicePort({name: `p${index}`, port: 80 + index, targetPort}),
);
const pods = [pod({name: 'multi-1', ips: ['10.244.1.7']}), pod({name: 'multi-2', ips: ['10.244.2.7']})];
const multi = view({pods, service: service({name: 'multi', ports})});
const all = [...ports.keys()];

const siteOf = (overrides: Partial<TraceSite> = {}): TraceSite => ({
	client: {namespace: 'shop', pod: 'client', container: 'main'},
	exec: client,
	dial: async () => ({outcome: 'refused', ms: 1}),
	signal: new AbortController().signal,
	enterDebug: async () => undefined,
	proxy: undefined,
	limits: usualLimits,
	...overrides,
});

const traced = async (indexes: readonly number[], site = siteOf()) => {
	const progress: ProbeProgress[] = [];
	const run = traceService({named: multi, view: multi, findings: []}, indexes, site);
	let next = await run.next();
	for (; !next.done; next = await run.next()) {
		progress.push(next.value);
	}

	return {progress, end: next.value as Traced};
};

test('every port is asked, and the dead one is the verdict', async () => {
	const {end} = await traced(all);
	expect(end.ports.map(({verdict}) => verdict.code)).toStrictEqual(
		all.map(index => (index === 4 ? 'not-listening' : 'ok')),
	);
	expect(end.worst.port?.port).toBe(84);
	expect(end.verdict).toMatchObject({
		code: 'not-listening',
		confidence: 'certain',
		title: '1/8 ports fail: 84 (p4)',
		cause: expect.stringMatching(/^Port 84 \(p4\): connection refused: nothing listens on port 4444\. .* answer\.$/),
	});
	expect(end.evidence.map(({port, saw}) => [port, saw])).toStrictEqual(
		ports.map(({port}) => [port, port === 84 ? 'not-listening' : 'answers']),
	);
});

test('names are resolved once, and are part of each path', async () => {
	const {progress, end} = await traced(all);
	const hops = progress.filter(({kind}) => kind === 'hop') as ReadonlyArray<Extract<ProbeProgress, {kind: 'hop'}>>;
	expect(hops.filter(({hop}) => hop.hop.startsWith('dns')).map(({port}) => port)).toStrictEqual([undefined, undefined]);
	expect(hops.filter(({hop}) => !hop.hop.startsWith('dns')).every(({port}) => port !== undefined)).toBe(true);
	for (const {trail} of end.ports) {
		expect(trail.hops.map(({hop}) => hop).filter(hop => hop.startsWith('dns'))).toStrictEqual(['dns', 'dns-short']);
	}
});

test('the ports are told first, and each when it is known', async () => {
	const {progress} = await traced([0, 4]);
	expect(progress[0]).toStrictEqual({kind: 'ports', labels: ['80 (p0)', '84 (p4)']});
	const verdicts = progress.filter(({kind}) => kind === 'port-verdict');
	expect(verdicts).toMatchObject([
		{port: 0, verdict: {answer: 'works', sentence: expect.stringMatching(/^Port 80 \(p0\) OK\./)}},
		{port: 1, verdict: {answer: 'fails'}},
	]);
});

test('one of eight is named, and the others are not said to work', async () => {
	const {progress, end} = await traced([0]);
	expect(end.verdict).toMatchObject({code: 'ok', title: 'Port 80 (p0) OK; 7 other ports not asked'});
	expect(progress.map(({kind}) => kind)).not.toContain('ports');
	expect((await traced([4])).end.verdict.title).toBe('Port 84 (p4): connection refused: nothing listens on port 4444');
});

test('no more is under way at once than may be', async () => {
	let running = 0;
	let most = 0;
	const counted = async <Value>(run: () => Promise<Value>): Promise<Value> => {
		most = Math.max(most, ++running);
		await new Promise(resolve => setImmediate(resolve));
		const end = await run();
		running--;
		return end;
	};
	const site = siteOf({
		exec: (...asked) => counted(() => client(...asked)),
		dial: () => counted(async () => ({outcome: 'refused', ms: 1}) as const),
		limits: {...usualLimits, atOnce: 3},
	});
	expect((await traced(all, site)).end.verdict.code).toBe('not-listening');
	expect(most).toBe(3);
});

test('cancelled, it starts nothing more, and proves nothing', async () => {
	const controller = new AbortController();
	let commands = 0;
	const exec: Exec = async (...asked) => {
		commands++;
		if (asked[1].join(' ').includes('nc')) {
			controller.abort();
		}

		return client(...asked);
	};
	const {progress, end} = await traced(all, siteOf({exec, signal: controller.signal}));
	expect(commands).toBeLessThan(10);
	expect(end).toMatchObject({evidence: [], verdict: {code: 'probe-impossible'}});
	expect(progress.map(({kind}) => kind)).not.toContain('port-verdict');
});

test('without a tool it is said once, and not of each port', async () => {
	const {end} = await traced(all, siteOf({exec: async () => ({...nothing, outcome: 'tool-missing'})}));
	expect(end.verdict).toMatchObject({code: 'probe-impossible', title: 'Probe could not run'});
	expect(end.worst.trail.lacksTools).toBe(true);
});

test('from a node no name of the cluster is asked, and none is said to answer', async () => {
	const {end} = await traced([0], siteOf({isNode: true}));
	expect(end.worst.trail.hops.map(({hop}) => hop)).not.toContain('dns');
	expect(end.verdict).toMatchObject({
		code: 'ok',
		cause: expect.stringMatching(/^ClusterIP and 2\/2 endpoints answer/),
	});
});
