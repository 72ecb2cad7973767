import {expect, test} from 'vitest';
import {kubeconfigFor} from '../../../source/demo/kubeconfig.ts';
import {readJson} from '../../../source/kubernetes/connection/read-json.ts';
import {connectTo} from '../../_helpers/connection.ts';
import {sharedDemo} from '../../_helpers/demo-api.ts';
import {type ProxyFault, startFaultProxy} from '../../_helpers/fault-proxy.ts';

const demo = sharedDemo();

test.for<ProxyFault>(['trickle', 'stall', 'hang'])(
	'an answer that is subject to %s is given up',
	async (fault, {onTestFinished}) => {
		const proxy = await startFaultProxy(demo().url);
		onTestFinished(proxy.close);
		proxy.fail(fault, 'lists');
		const asked = readJson(connectTo({kubeconfig: kubeconfigFor(proxy.url, 'secret')}), {
			path: '/api/v1/namespaces',
			action: {verb: 'list', resource: 'namespaces', namespace: undefined},
			silence: 400,
			signal: new AbortController().signal,
		});
		await expect(asked).rejects.toMatchObject({
			name: 'ClusterError',
			message: expect.stringMatching(/ within 1\.6 s\.$| for 0\.4 s\.$| closed the connection\. /),
		});
	},
);

test('who gives up himself is told that, and nothing of the server', async () => {
	const stopping = new AbortController();
	const asked = readJson(connectTo(demo()), {
		path: '/api/v1/namespaces',
		action: {verb: 'list', resource: 'namespaces', namespace: undefined},
		silence: 400,
		signal: stopping.signal,
	});
	stopping.abort();
	await expect(asked).rejects.toMatchObject({name: 'AbortError'});
});
