import {parentPort, workerData} from 'node:worker_threads';
import {startDemoServer} from '../../source/demo/server.ts';
import {bounds} from './bounds.ts';

/** What whoever measures is told: that the server runs, and what it has sent in the end. */
export type ServerMessage =
	| {readonly kind: 'started'; readonly kubeconfig: string}
	| {readonly kind: 'ended'; readonly sent: string};

// A thread of its own: what is sent takes no time from who reads the screen.
const {scenario, interposer, drive, sent} = bounds[workerData as number]!();
const nobody = {request: () => false, upgrade: () => false, socket: () => false, forbids: () => false};
const server = await startDemoServer({scenario, interposer: {...nobody, ...interposer}});
const tell = (message: ServerMessage) => parentPort!.postMessage(message);
tell({kind: 'started', kubeconfig: server.kubeconfig});
let isOver = false;
let driven: Promise<void> | undefined;
parentPort!.on('message', async (message: 'drive' | 'end') => {
	if (message === 'drive') {
		driven = drive?.(server, () => isOver);
		return;
	}

	isOver = true;
	await driven;
	tell({kind: 'ended', sent: sent()});
});
