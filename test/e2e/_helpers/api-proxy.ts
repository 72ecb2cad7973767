import {execFileSync} from 'node:child_process';
import {mkdtempSync, writeFileSync} from 'node:fs';
import {connect, createServer, type Socket} from 'node:net';
import {tmpdir} from 'node:os';
import path from 'node:path';

/** The API server of $KUBECONFIG behind a proxy of this process: it is lost and comes back for who goes by it, and for nobody else. */
export type ApiProxy = {
	/** Path of a kubeconfig that leads through the proxy. */
	readonly kubeconfig: string;
	/** Cuts every connection, and refuses new ones until `restore`. */
	cut(): void;
	restore(): void;
	close(): Promise<void>;
};

/** Starts such a proxy on a port that is free. */
export const startApiProxy = async (): Promise<ApiProxy> => {
	const config = JSON.parse(
		execFileSync('kubectl', ['config', 'view', '--raw', '--flatten', '-o', 'json'], {encoding: 'utf8'}),
	);
	const [entry] = config.clusters;
	const target = new URL(entry.cluster.server);
	const sockets = new Set<Socket>();
	let isCut = false;
	const server = createServer(inner => {
		if (isCut) {
			inner.destroy();
			return;
		}

		const outer = connect(Number(target.port || 443), target.hostname);
		for (const socket of [inner, outer]) {
			sockets.add(socket);
			socket.on('error', () => socket.destroy());
			socket.on('close', () => {
				sockets.delete(socket);
				(socket === inner ? outer : inner).destroy();
			});
		}

		inner.pipe(outer).pipe(inner);
	});
	await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
	const {port} = server.address() as {readonly port: number};
	entry.cluster.server = `https://127.0.0.1:${port}`;
	entry.cluster['tls-server-name'] = target.hostname;
	const kubeconfig = path.join(mkdtempSync(path.join(tmpdir(), 'e2e-proxy-')), 'config');
	writeFileSync(kubeconfig, JSON.stringify(config));
	const cut = () => {
		isCut = true;
		for (const socket of sockets) {
			socket.destroy();
		}
	};
	return {
		kubeconfig,
		cut,
		restore() {
			isCut = false;
		},
		close() {
			cut();
			return new Promise(resolve => server.close(() => resolve()));
		},
	};
};
