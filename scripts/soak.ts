import {fork} from 'node:child_process';
import {once} from 'node:events';
import path from 'node:path';
import {parseArgs} from 'node:util';
import {KubeConfig} from '@kubernetes/client-node/dist/config.js';
import {type Changer, soak} from '../bench/soak.ts';
import type {SoakMessage} from '../bench/soak-server.ts';
import {connect, nobody} from '../source/kubernetes/connection/connection.ts';
import {loadKubeconfig} from '../source/kubernetes/connection/kubeconfig.ts';
import {placeOf} from '../source/kubernetes/connection/kubeconfig-location.ts';

/** How much the heap may have grown since the first look. */
const allowed = 1.05;
/** Minutes until that look, or half the time where that is shorter. */
const firstMinutes = 5;

const {values} = parseArgs({
	options: {
		minutes: {type: 'string', default: '5'},
		seed: {type: 'string', default: '1'},
		/** A cluster that something else changes, in place of one of its own. */
		kubeconfig: {type: 'string'},
	},
});

const connectTo = (server: string) =>
	connect(() => {
		const config = new KubeConfig();
		config.loadFromClusterAndUser({name: 'soak', server, skipTLSVerify: true}, {name: 'soak'});
		return config;
	}, nobody);

/** A cluster in a process of its own, which changes at random behind a proxy that fails at random. */
const ownCluster = async () => {
	const child = fork(path.join(import.meta.dirname, '../bench/soak-server.ts'), [values.seed], {execArgv: []});
	const next = async () => (await once(child, 'message'))[0] as SoakMessage;
	const started = await next();
	if (started.kind !== 'started') {
		throw new Error('The server has not started.');
	}

	const connection = connectTo(started.behind);
	const fresh = connectTo(started.direct);
	let rested: Extract<SoakMessage, {kind: 'resting'}> | undefined;
	const changer: Changer = {
		async goOn() {
			child.send('go on');
		},
		async rest() {
			child.send('rest');
			rested = (await next()) as typeof rested;
		},
	};
	return {
		...{connection, fresh, changer},
		told: () => {
			const {changes = 0, faults = 0, requests = 0} = rested ?? {};
			return `${changes} changes, ${faults} faults, ${(requests / Number(values.minutes)).toFixed(0)} requests a minute`;
		},
		close() {
			connection.close();
			fresh.close();
			child.disconnect();
		},
	};
};

/** The cluster of a kubeconfig. */
const otherCluster = (kubeconfig: string) => {
	const connection = connect(() => loadKubeconfig(placeOf({kubeconfig})), nobody);
	const changer: Changer = {async goOn() {}, async rest() {}};
	return {...{connection, changer}, fresh: connection, told: () => 'by something else', close: connection.close};
};

const cluster = values.kubeconfig === undefined ? await ownCluster() : otherCluster(values.kubeconfig);
const seconds = Number(values.minutes) * 60;
const again = `failed         npm run soak -- --minutes ${values.minutes} --seed ${values.seed}`;
const result = await soak({
	...{connection: cluster.connection, fresh: cluster.fresh, changer: cluster.changer, seconds},
	firstSeconds: Math.min(seconds / 2, firstMinutes * 60),
	say: text => console.log(text),
}).catch((error: Error) => {
	console.log(`${error.message}\n${again}`);
	process.exit(1);
});
cluster.close();
const growth = result.heapAfter / result.heapBetween - 1;
const isFailed = result.differing.length > 0 || growth > allowed - 1;
console.log(`services       ${result.services}`);
console.log(`happened       ${cluster.told()}`);
console.log(`seen otherwise ${result.differing.length} ${result.differing.slice(0, 5).join(' ')}`);
console.log(
	`heap           ${[result.heapBefore, result.heapBetween, result.heapAfter].map(each => each.toFixed(1)).join(' → ')} MiB (${(growth * 100).toFixed(1)} % since the first look)`,
);
console.log(
	`longest turn   ${result.longestLoading.toFixed(0)} ms loading, ${result.longestChanging.toFixed(0)} ms changing`,
);
console.log(`processor      ${(result.load * 100).toFixed(1)} % of a core while changing`);
if (isFailed) {
	console.log(again);
}

process.exitCode = isFailed ? 1 : 0;
