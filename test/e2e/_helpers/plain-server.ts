import {spawn} from 'node:child_process';

/** The API server of $KUBECONFIG by plain HTTP, so that something can stand between; ended by `close`. */
export const plainServer = async () => {
	const proxy = spawn('kubectl', ['proxy', '--port=0'], {stdio: ['ignore', 'pipe', 'ignore']});
	const line = await new Promise<string>(resolve => {
		proxy.stdout.once('data', chunk => resolve(String(chunk)));
	});
	return {url: `http://${/[\d.]+:\d+/.exec(line)![0]}`, close: () => proxy.kill()};
};
