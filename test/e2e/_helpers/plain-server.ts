import {spawn} from 'node:child_process';

/**
 * The API server of $KUBECONFIG by plain HTTP, so that something can stand between; ended by `close`. kubectl lets no command
 * into pods unless it is told to, by `flags`.
 */
export const plainServer = async (...flags: readonly string[]) => {
	const proxy = spawn('kubectl', ['proxy', '--port=0', ...flags], {stdio: ['ignore', 'pipe', 'ignore']});
	const line = await new Promise<string>(resolve => {
		proxy.stdout.once('data', chunk => resolve(String(chunk)));
	});
	return {url: `http://${/[\d.]+:\d+/.exec(line)![0]}`, close: () => proxy.kill()};
};
