import {afterAll, beforeAll, expect, test} from 'vitest';
import {complete} from '../../../source/cli/completion/complete.ts';
import {scenario} from '../../../source/demo/scenario/scenario.ts';
import {type DemoServer, startDemoServer} from '../../../source/demo/server.ts';
import {fileWith} from '../../_helpers/run-command.ts';

let demo: DemoServer;
let kubeconfig: string;

beforeAll(async () => {
	demo = await startDemoServer({scenario: scenario(Date.now())});
	kubeconfig = fileWith(demo.kubeconfig);
});

afterAll(() => demo.close());

const lines = async (...words: readonly string[]) =>
	(await complete({command: 'complete', words}, 20_000)).split('\n').filter(Boolean);

const inDemo = (...words: readonly string[]) => lines('--kubeconfig', kubeconfig, ...words);

test('namespaces, contexts, clusters and Services come from the cluster', async () => {
	expect(await inDemo('-n', 'sh')).toEqual(['shop']);
	expect(await inDemo('--context', '')).toEqual(['demo']);
	expect((await inDemo('--cluster', ''))[0]).toMatch(/^demo\thttp/);
	expect(await inDemo('check', '-n', 'shop', 'check')).toEqual(['checkout']);
	expect(await inDemo('trace', '-n', 'shop', 'checkout:')).toEqual(['checkout:80']);
	expect(await inDemo('trace', '-n', 'shop', 'ing')).toEqual(['ingress/\tfrom outside']);
	expect(await inDemo('trace', '-n', 'shop', 'ingress/w')).toEqual(['ingress/web']);
	expect(await inDemo('trace', '-n', 'shop', 'httproute/cat')).toEqual(['httproute/catalog']);
	expect(await inDemo('trace', '-n', 'shop', 'pod/')).toEqual([]);
});

test('a pod to trace from is completed kind by kind', async () => {
	expect(await inDemo('trace', 'web', '--from', 'd')).toEqual(['deploy/\tDeployment', 'ds/\tDaemonSet']);
	expect(await inDemo('trace', '-n', 'shop', 'web', '--from', 'deploy/check')).toEqual(['deploy/checkout']);
	expect(await inDemo('trace', 'web', '--from', 'shop/deploy/check')).toEqual(['shop/deploy/checkout']);
	expect(await inDemo('trace', 'web', '--from', 'shop/s')).toEqual(['shop/sts/\tStatefulSet']);
});

test('what cannot be asked is completed with nothing, in silence', async () => {
	expect(await lines('--kubeconfig', '/none', '-n', '')).toEqual([]);
	expect(await lines('--server', 'http://127.0.0.1:9', '-n', '')).toEqual([]);
	expect(await lines('--as-group', 'x', '-n', '')).toEqual([]);
});

test('codes need no cluster', async () => {
	expect(await lines('explain', 'listens')).toEqual([
		'listens-on-localhost\tConnection refused: app listens on localhost only',
	]);
	expect(await lines('explain', 'typ')).toEqual(['types\tThe types of Services, and which to choose']);
});
