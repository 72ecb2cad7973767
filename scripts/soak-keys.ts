import {type ChildProcess, execFileSync, spawn} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {parseArgs} from 'node:util';
import {soakKeys} from '../bench/keys/soak.ts';
import {watchingProxy} from '../bench/keys/watching-proxy.ts';
import {kubeconfigFor} from '../source/demo/kubeconfig.ts';
import {scenario} from '../source/demo/scenario/scenario.ts';
import {startDemoServer} from '../source/demo/server.ts';

/** How much the heap may have grown since minute one. */
const allowed = 1.1;

const {values} = parseArgs({
	options: {
		seed: {type: 'string', default: '1'},
		minutes: {type: 'string', default: '5'},
		demo: {type: 'boolean', default: false},
		readonly: {type: 'boolean', default: false},
		namespace: {type: 'string', short: 'n', default: 'default'},
		/** A Deployment that is restarted every 20 seconds. */
		restart: {type: 'string'},
	},
});
const seconds = Number(values.minutes) * 60;
const {namespace} = values;

/** The cluster of $KUBECONFIG by plain HTTP, so that what is asked can be seen. */
const openCluster = async () => {
	const proxy: ChildProcess = spawn('kubectl', ['proxy', '--port=0'], {stdio: ['ignore', 'pipe', 'ignore']});
	const line = await new Promise<string>(resolve => {
		proxy.stdout!.once('data', chunk => resolve(String(chunk)));
	});
	return {url: `http://${/[\d.]+:\d+/.exec(line)![0]}`, token: '', close: () => proxy.kill()};
};

const openDemo = async () => {
	const demo = await startDemoServer({scenario: scenario(Date.now()), period: 3000, token: 'soak'});
	return {url: demo.url, token: 'soak', close: demo.close};
};

const upstream = values.demo ? await openDemo() : await openCluster();
const proxy = await watchingProxy(upstream.url);
const folder = mkdtempSync(path.join(tmpdir(), 'svctop-keys-'));
const kubeconfig = path.join(folder, 'config');
writeFileSync(kubeconfig, kubeconfigFor(proxy.url, upstream.token).replaceAll(`${proxy.url}/\n`, `${proxy.url}\n`));

const churn =
	values.restart === undefined
		? undefined
		: setInterval(() => {
				execFileSync('kubectl', ['-n', namespace, 'rollout', 'restart', `deployment/${values.restart}`], {
					stdio: 'ignore',
				});
			}, 20_000);

const {keys, problems, heapBefore, heapAfter} = await soakKeys({
	seed: Number(values.seed),
	seconds,
	warmUp: Math.min(60, seconds / 3),
	namespace,
	args: ['--kubeconfig', kubeconfig, ...(values.readonly ? ['--readonly'] : [])],
});
clearInterval(churn);
proxy.close();
await upstream.close();
rmSync(folder, {recursive: true});

/** All that a dashboard which may run probes may add to a cluster, after a question, and what it takes away again. */
const asked = /\/ephemeralcontainers|\/pods$|\/pods\/svctop-probe-/;
const unasked = values.readonly
	? [...proxy.entries, ...proxy.changes]
	: proxy.changes.filter(line => !asked.test(line));
console.log(`reads    ${keys}`);
console.log(`heap     ${heapBefore.toFixed(1)} → ${heapAfter.toFixed(1)} MiB`);
console.log(`entered  ${proxy.entries.length} times`);
console.log(`changed  ${proxy.changes.length} things`);
for (const line of [...unasked.slice(0, 10), ...problems]) {
	console.log(line);
}

const isWell = problems.length === 0 && unasked.length === 0 && heapAfter <= heapBefore * allowed;
console.log(isWell ? 'Nothing was wrong.' : 'Something was wrong.');
process.exit(isWell ? 0 : 1);
