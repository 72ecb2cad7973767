import {type ChildProcess, spawn} from 'node:child_process';
import {generateKeyPairSync} from 'node:crypto';
import {once} from 'node:events';
import {cpSync, mkdtempSync, openSync, rmSync, writeFileSync} from 'node:fs';
import https from 'node:https';
import net from 'node:net';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {setTimeout as wait} from 'node:timers/promises';

/** Milliseconds until a program has to be ready, and between two looks. */
const readyMs = 60_000;
const lookMs = 100;

const freePort = async () => {
	const server = net.createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const {port} = server.address() as net.AddressInfo;
	server.close();
	return port;
};

/** A program that is started, stopped, killed and continued. */
export type Daemon = {
	start(): Promise<void>;
	/** Ends it at once, as a machine that loses its power. */
	kill(): Promise<void>;
	/** Keeps it from running, with all its connections open. */
	freeze(): void;
	thaw(): void;
};

const daemon = (command: string, args: readonly string[], log: string, isReady: () => Promise<boolean>): Daemon => {
	let child: ChildProcess | undefined;
	return {
		async start() {
			const output = openSync(log, 'a');
			child = spawn(command, args, {stdio: ['ignore', output, output]});
			let failure: Error | undefined;
			child.on('error', error => {
				failure = error;
			});
			for (const end = Date.now() + readyMs; !(await isReady()); await wait(lookMs)) {
				if (failure !== undefined || child.exitCode !== null || Date.now() > end) {
					throw new Error(`${command} does not start (${failure?.message ?? `see ${log}`}). It has to be on $PATH.`);
				}
			}
		},
		async kill() {
			if (child !== undefined && child.exitCode === null && child.signalCode === null) {
				child.kill('SIGKILL');
				await once(child, 'exit');
			}
		},
		freeze: () => void child?.kill('SIGSTOP'),
		thaw: () => void child?.kill('SIGCONT'),
	};
};

const accepts = (port: number) =>
	new Promise<boolean>(resolve => {
		const socket = net.connect(port, '127.0.0.1');
		socket.once('connect', () => {
			socket.destroy();
			resolve(true);
		});
		socket.once('error', () => resolve(false));
	});

/** Whether an API server answers this path with 200, without looking at its certificate. */
const answers = (port: number, token: string, target: string) =>
	new Promise<boolean>(resolve => {
		const request = https.get(
			{host: '127.0.0.1', port, path: target, rejectUnauthorized: false, headers: {authorization: `Bearer ${token}`}},
			response => {
				response.resume();
				resolve(response.statusCode === 200);
			},
		);
		request.setTimeout(1000, () => request.destroy());
		request.on('error', () => resolve(false));
	});

/**
 * An etcd and a kube-apiserver of one's own, on free ports and in a temporary folder: outages harm nobody else. Both programs have to
 * be on $PATH. There are objects and nothing else: no controller, no node.
 */
export const startOwnApiServer = async () => {
	const folder = mkdtempSync(path.join(tmpdir(), 'own-api-server-'));
	const [client, peer, secure] = [await freePort(), await freePort(), await freePort()];
	const token = 'secret';
	const keys = generateKeyPairSync('rsa', {
		modulusLength: 2048,
		publicKeyEncoding: {type: 'spki', format: 'pem'},
		privateKeyEncoding: {type: 'pkcs8', format: 'pem'},
	});
	const file = (name: string, text: string) => {
		const full = path.join(folder, name);
		writeFileSync(full, text, {mode: 0o600});
		return full;
	};
	const data = path.join(folder, 'etcd');
	const etcd = daemon(
		'etcd',
		[
			...['--data-dir', data, '--unsafe-no-fsync', '--log-level', 'warn'],
			...[
				'--listen-client-urls',
				`http://127.0.0.1:${client}`,
				'--advertise-client-urls',
				`http://127.0.0.1:${client}`,
			],
			...[
				'--listen-peer-urls',
				`http://127.0.0.1:${peer}`,
				'--initial-advertise-peer-urls',
				`http://127.0.0.1:${peer}`,
			],
			...['--initial-cluster', `default=http://127.0.0.1:${peer}`],
		],
		path.join(folder, 'etcd.log'),
		() => accepts(client),
	);
	const apiServer = daemon(
		'kube-apiserver',
		[
			...[
				'--etcd-servers',
				`http://127.0.0.1:${client}`,
				'--bind-address',
				'127.0.0.1',
				'--secure-port',
				String(secure),
			],
			...['--cert-dir', path.join(folder, 'certificates'), '--advertise-address', '192.0.2.1'],
			...['--service-account-issuer', 'https://kubernetes.default.svc', '--endpoint-reconciler-type', 'none'],
			...['--service-account-key-file', file('public.pem', keys.publicKey)],
			...['--service-account-signing-key-file', file('private.pem', keys.privateKey)],
			...['--token-auth-file', file('tokens.csv', `${token},admin,admin,system:masters\n`)],
			...['--authorization-mode', 'RBAC', '--service-cluster-ip-range', '10.96.0.0/16'],
			...['--disable-admission-plugins', 'ServiceAccount', '--enable-priority-and-fairness=false'],
		],
		path.join(folder, 'apiserver.log'),
		() => answers(secure, token, '/readyz'),
	);
	const kubeconfig = file(
		'kubeconfig',
		JSON.stringify({
			clusters: [{name: 'own', cluster: {server: `https://127.0.0.1:${secure}`, 'insecure-skip-tls-verify': true}}],
			users: [{name: 'own', user: {token}}],
			contexts: [{name: 'own', context: {cluster: 'own', user: 'own', namespace: 'default'}}],
			'current-context': 'own',
		}),
	);
	const close = async () => {
		await apiServer.kill();
		await etcd.kill();
		rmSync(folder, {recursive: true, force: true});
	};
	try {
		await etcd.start();
		await apiServer.start();
	} catch (error) {
		await close();
		throw error;
	}

	const backup = path.join(folder, 'backup');
	return {
		kubeconfig,
		etcd,
		apiServer,
		/** Keeps the storage as it is now; both programs stand still meanwhile. */
		async keep() {
			etcd.freeze();
			cpSync(data, backup, {recursive: true, force: true});
			etcd.thaw();
		},
		/** Starts both anew with the storage as it was kept. */
		async restore() {
			await apiServer.kill();
			await etcd.kill();
			rmSync(data, {recursive: true});
			cpSync(backup, data, {recursive: true});
			await etcd.start();
			await apiServer.start();
		},
		close,
	};
};
