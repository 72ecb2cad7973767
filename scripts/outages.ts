import {execFileSync} from 'node:child_process';
import {parseArgs} from 'node:util';
import {type Outage, observe} from '../test/_helpers/outage.ts';
import {startOwnApiServer} from '../test/_helpers/own-api-server.ts';
import {openTerminal} from '../test/_helpers/pty.ts';

const usage = `npm run outages
  Stops and kills an API server and an etcd of its own under the dashboard, and prints what it did. Both have to be on $PATH.
npm run outages -- --kubeconfig FILE --begin COMMAND --end COMMAND [--seconds 40] [-- FLAGS OF THE DASHBOARD]
  The same for a cluster that there is: COMMAND is run by sh. Nobody else should need that cluster.`;

const {values, positionals} = parseArgs({
	allowPositionals: true,
	options: {
		kubeconfig: {type: 'string'},
		begin: {type: 'string'},
		end: {type: 'string'},
		seconds: {type: 'string', default: '40'},
		help: {type: 'boolean', default: false},
	},
});
const {kubeconfig, begin, end} = values;
const lastsMs = Number(values.seconds) * 1000;
const isOwn = kubeconfig === undefined && begin === undefined && end === undefined;
if (values.help || (!isOwn && [kubeconfig, begin, end].includes(undefined))) {
	console.error(usage);
	process.exit(2);
}

const sh = (command: string) => void execFileSync('sh', ['-c', command], {stdio: 'inherit'});

const own = isOwn ? await startOwnApiServer() : undefined;
const outages: readonly Outage[] =
	own === undefined
		? [{name: begin!, lastsMs, begin: () => sh(begin!), end: () => sh(end!)}]
		: [
				{name: 'API server killed', lastsMs, begin: () => own.apiServer.kill(), end: () => own.apiServer.start()},
				{name: 'API server stopped', lastsMs, begin: () => own.apiServer.freeze(), end: () => own.apiServer.thaw()},
				{name: 'etcd killed', lastsMs, begin: () => own.etcd.kill(), end: () => own.etcd.start()},
				{name: 'etcd stopped', lastsMs, begin: () => own.etcd.freeze(), end: () => own.etcd.thaw()},
			];
try {
	const args = own === undefined ? positionals : ['-A'];
	const screen = openTerminal(['--kubeconfig', kubeconfig ?? own!.kubeconfig, ...args], {columns: 140, rows: 40});
	console.log('| outage | lasts | stale after | live after its end | counts |\n| --- | --- | --- | --- | --- |');
	for (const outage of outages) {
		const {toldAfter, liveAfter, counts} = await observe(screen, outage);
		const told = toldAfter === undefined ? 'not stale' : `${toldAfter.toFixed(1)} s`;
		const changed = counts.length === 1 ? 'unchanged' : counts.join(', then ');
		console.log(`| ${outage.name} | ${lastsMs / 1000} s | ${told} | ${liveAfter.toFixed(1)} s | ${changed} |`);
	}

	screen.kill();
} finally {
	await own?.close();
}
