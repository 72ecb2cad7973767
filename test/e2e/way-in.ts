import {execFile, execFileSync} from 'node:child_process';
import {mkdtempSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import type {TraceReport} from '../../source/report/trace/trace-report.ts';
import {cliFile, openTerminal} from '../_helpers/pty.ts';
import {apply, createNamespace, deleteNamespace, kubectl} from './_helpers/kubectl.ts';

const folder = 'test/scenarios/edge';

/** What a trace of a case ends in; the format is told in test/scenarios/edge/README.md. */
type Expected = {
	readonly target: string;
	readonly args: readonly string[];
	readonly verdict: string;
	readonly mention?: string;
};

const cases = readdirSync(folder)
	.filter(file => file.endsWith('.yaml'))
	.map(file => {
		const manifests = readFileSync(path.join(folder, file), 'utf8');
		const traces = [...manifests.matchAll(/^# trace: (.*)$/gm)].map(([, line]) => JSON.parse(line!) as Expected);
		return {space: `e2e-edge-${path.basename(file, '.yaml')}`, manifests, traces};
	});

/** Whether the way in is there: an IngressClass that a controller serves, behind a load balancer's address. */
const hasEdge = (() => {
	try {
		execFileSync('kubectl', ['get', 'ingressclass', 'traefik'], {stdio: 'pipe', timeout: 20_000});
		return true;
	} catch {
		return false;
	}
})();

type Ran = {readonly code: number; readonly report: TraceReport};

const run = (command: string, argv: readonly string[]) =>
	new Promise<Ran>((resolve, reject) => {
		execFile(command, argv, {maxBuffer: 1 << 26}, (error, stdout, stderr) => {
			try {
				resolve({code: error === null ? 0 : Number(error.code), report: JSON.parse(stdout)});
			} catch {
				reject(new Error(stderr));
			}
		});
	});

const traceArgs = (space: string, target: string, args: readonly string[]) => [
	...[cliFile, 'trace', target, '-n', space, '-o', 'json', ...args],
];

const trace = (space: string, target: string, args: readonly string[] = []) =>
	run(process.execPath, traceArgs(space, target, args));

/** Asks until a trace ends in a verdict: a controller takes a moment from the status to the rule. Returns that trace. */
const endsIn = async (verdict: string, ask: () => Promise<Ran>): Promise<Ran> => {
	let last: Ran | undefined;
	const asked = async () => {
		last = await ask();
		return last.report.verdict.code;
	};
	await expect.poll(asked, {timeout: 60_000, interval: 2000}).toBe(verdict);
	return last!;
};

/** What names the address of an object in its status, for those of a kind that get one: a selection of `kubectl get`, and its place. */
const addressed = [
	['ingress', '?(@.spec.ingressClassName=="traefik")', 'loadBalancer.ingress[0].ip'],
	['service', '?(@.spec.type=="LoadBalancer")', 'loadBalancer.ingress[0].ip'],
	['gateway', '*', 'addresses[0].value'],
] as const;

/** Waits until the pods are ready, and the status of everything that gets an address has one. */
const settled = async (space: string) => {
	await kubectl('-n', space, 'wait', '--for=condition=Ready', 'pod', '--all', '--timeout=90s');
	for (const [kind, selection, place] of addressed) {
		const template = `jsonpath={range .items[${selection}]}${kind}/{.metadata.name} {end}`;
		const names = (await kubectl('-n', space, 'get', kind, '-o', template)).split(' ').filter(Boolean);
		if (names.length > 0) {
			await kubectl('-n', space, 'wait', `--for=jsonpath={.status.${place}}`, '--timeout=60s', ...names);
		}
	}
};

/** Has this machine forget which node had the addresses that lead nowhere: another Service may have had them before. */
const forgetNeighbors = async (space: string) => {
	const broken = await kubectl(
		...['-n', space, 'get', 'service', '-o'],
		'jsonpath={range .items[?(@.metadata.annotations.svctop\\.local/lb-broken=="true")]}{.status.loadBalancer.ingress[0].ip} {end}',
	);
	for (const address of broken.split(' ').filter(Boolean)) {
		execFileSync('ip', ['neigh', 'flush', 'to', address]);
	}
};

describe.runIf(hasEdge)('from outside', () => {
	beforeAll(async () => {
		await Promise.all(
			cases.map(async ({space, manifests}) => {
				await createNamespace(space);
				await apply(space, manifests);
				await settled(space);
				await forgetNeighbors(space);
			}),
		);
	});

	afterAll(() => Promise.all(cases.map(({space}) => deleteNamespace(space))));

	// What they wait for is the cluster: several at a time.
	test.concurrent.each(
		cases.flatMap(({space, traces}) =>
			traces.map(expected => [`${space} ${expected.target} ${expected.verdict}`, space, expected] as const),
		),
	)('%s', async (_title, space, {target, args, verdict, mention}) => {
		const {code, report} = await endsIn(verdict, () => trace(space, target, args));
		expect(code).toBe(verdict === 'ok' ? 0 : 1);
		if (mention !== undefined) {
			expect(JSON.stringify(report.verdict) + JSON.stringify(report.hops)).toContain(mention);
		}
	});

	/** Runs svctop where the hosts file of this machine has another line: nobody else sees it. */
	const traceWithHosts = (line: string, url: string) => {
		const file = path.join(mkdtempSync(path.join(tmpdir(), 'hosts-')), 'hosts');
		writeFileSync(file, `127.0.0.1 localhost\n${line}\n`);
		const script = 'mount --bind "$1" /etc/hosts && shift && exec "$@"';
		const argv = traceArgs('default', url, ['--from', 'machine']);
		return run('unshare', ['-m', 'sh', '-c', script, '_', file, process.execPath, ...argv]);
	};

	test('a name that leads elsewhere, and its twin that leads to the address', async () => {
		const address = await kubectl(
			'-n',
			'edge',
			'get',
			'service',
			'traefik',
			'-o',
			'jsonpath={.status.loadBalancer.ingress[0].ip}',
		);
		const node = await kubectl(
			'get',
			'nodes',
			'-o',
			'jsonpath={.items[0].status.addresses[?(@.type=="InternalIP")].address}',
		);
		const url = 'http://works.edge.example/';
		const away = await traceWithHosts(`${node} works.edge.example`, url);
		expect(away).toMatchObject({code: 1, report: {verdict: {code: 'name-elsewhere'}}});
		const right = await traceWithHosts(`${address} works.edge.example`, url);
		expect(right).toMatchObject({code: 0, report: {verdict: {code: 'ok'}}});
	});

	test('a self-signed certificate is right for who trusts it', async () => {
		const space = 'e2e-edge-certificates';
		const file = path.join(mkdtempSync(path.join(tmpdir(), 'root-')), 'root.pem');
		const data = await kubectl('-n', space, 'get', 'secret', 'self', '-o', 'jsonpath={.data.tls\\.crt}');
		writeFileSync(file, Buffer.from(data, 'base64'));
		const argv = traceArgs(space, 'ingress/self', ['--from', 'machine']);
		const trusting = await run('env', [`NODE_EXTRA_CA_CERTS=${file}`, process.execPath, ...argv]);
		expect(trusting).toMatchObject({code: 0, report: {verdict: {code: 'ok'}}});
	});

	test('a controller without pods is where it ends, until it has one again', async () => {
		const space = 'e2e-edge-away';
		await createNamespace(space);
		try {
			await apply(space, readFileSync(path.join(folder, 'away', 'controller.yaml'), 'utf8'));
			await settled(space);
			const address = await kubectl(
				...['-n', space, 'get', 'service', 'controller'],
				...['-o', 'jsonpath={.status.loadBalancer.ingress[0].ip}'],
			);
			const status = JSON.stringify({status: {loadBalancer: {ingress: [{ip: address}]}}});
			await kubectl('-n', space, 'patch', 'ingress', 'shop', '--subresource=status', '--type=merge', '-p', status);
			const ask = () => trace(space, 'ingress/shop', ['--from', 'machine']);
			const away = await ask();
			expect({code: away.code, verdict: away.report.verdict}).toMatchObject({
				code: 1,
				verdict: {code: 'no-endpoints', title: `Controller has no ready endpoints: Service ${space}/controller`},
			});
			await kubectl('-n', space, 'scale', 'deployment', 'controller', '--replicas=1');
			await kubectl('-n', space, 'wait', '--for=condition=Available', 'deployment/controller', '--timeout=60s');
			await endsIn('ok', ask);
		} finally {
			await deleteNamespace(space);
		}
	});

	test('the dashboard walks the way in of a Service, and of one that an Ingress names and nobody has', async () => {
		const screen = openTerminal(['-n', 'e2e-edge-rules'], {columns: 150, rows: 40});
		try {
			await screen.until(/● live/);
			screen.type('/nowhere\r');
			await screen.until(/nowhere\s+missing/);
			screen.type('t');
			await screen.until(/Ask the way in to e2e-edge-rules\/nowhere from this machine\?/);
			screen.type('\r');
			await screen.until(/no-route-matched/, 30_000);
			screen.type('\u001b');
			await screen.until(/you ✔─ 192\.168\.77\.\d+:80 ✔─ traefik/);
			screen.type('\u001b');
			screen.type('/web\r');
			await screen.until(/web\s+ClusterIP\s+1\/1/);
			screen.type('t');
			await screen.until(/from this machine and in pod/);
			screen.type('\r');
			await screen.until(/GET http:\/\/shadow\.edge\.example\/cart/, 60_000);
		} finally {
			screen.kill();
		}
	});

	test('a node that drops a NodePort is named', async () => {
		const space = 'e2e-edge-works';
		const port = await kubectl('-n', space, 'get', 'service', 'node-port', '-o', 'jsonpath={.spec.ports[0].nodePort}');
		const nft = (...argv: readonly string[]) =>
			execFileSync('nsenter', ['--net=/run/netns/sv-node-b', 'nft', ...argv], {stdio: 'pipe'});
		nft('add', 'table', 'inet', 'svctop_e2e');
		try {
			nft('add chain inet svctop_e2e cut { type filter hook prerouting priority -400 ; }');
			nft(`add rule inet svctop_e2e cut tcp dport ${port} drop`);
			const {code, report} = await trace(space, 'node-port', ['--from', 'machine']);
			expect({code, verdict: report.verdict.code}).toStrictEqual({code: 1, verdict: 'nodeport-dropped'});
			expect(report.verdict.title).toContain('node-b');
		} finally {
			nft('delete', 'table', 'inet', 'svctop_e2e');
		}
	});
});
