import {KubeConfig} from '@kubernetes/client-node/dist/config.js';
import {type TestContext, test} from 'vitest';
import {kubeconfigFor} from '../../../source/demo/kubeconfig.ts';
import {connect, nobody} from '../../../source/kubernetes/connection/connection.ts';
import {followEvents, type ObjectEvent} from '../../../source/kubernetes/objects/object-events.ts';
import {startDemo} from '../../_helpers/demo-api.ts';
import {type ProxyFault, startFaultProxy} from '../../_helpers/fault-proxy.ts';

/** Milliseconds: a second is the least that a server takes. */
const times = {lengthMs: 1000, graceMs: 300};

/** Follows the events of shop through a proxy, and has what was told last. */
const follow = async (context: TestContext) => {
	const {expect, onTestFinished} = context;
	const demo = await startDemo({}, context);
	const proxy = await startFaultProxy(demo.url);
	onTestFinished(proxy.close);
	const stopping = new AbortController();
	onTestFinished(() => stopping.abort());
	const config = new KubeConfig();
	config.loadFromString(kubeconfigFor(proxy.url, 'secret'));
	const connection = connect(() => config, nobody);
	onTestFinished(connection.close);
	let known: readonly ObjectEvent[] | undefined;
	let problem: string | undefined;
	followEvents(
		connection,
		{namespace: 'shop', selector: ''},
		stopping.signal,
		{
			known(events) {
				known = events;
				problem = undefined;
			},
			lost(said) {
				problem = said;
			},
		},
		times,
	).catch(() => {});
	await expect.poll(() => known).toBeDefined();
	const tell = (name: string) => {
		const [event] = demo.store.list('events', 'shop');
		demo.store.create('events', {...event!, metadata: {name, namespace: 'shop'}});
		return demo.store.get('events', 'shop', name)!.metadata.uid!;
	};
	return {proxy, tell, uids: () => known!.map(({uid}) => uid), problem: () => problem};
};

// What these tests do is wait: they wait at the same time.
test.concurrent('watches that end go on where they ended, without another list', async context => {
	const {expect} = context;
	const {proxy, tell, uids, problem} = await follow(context);
	const before = proxy.requests();
	await expect.poll(proxy.requests, {timeout: 5000}).toBeGreaterThanOrEqual(before + 2);
	const uid = tell('later');
	await expect.poll(uids, {timeout: 5000}).toContain(uid);
	expect(problem()).toBeUndefined();
});

test.concurrent.for<ProxyFault>(['trickle', 'cut', 503])(
	'%s: it is told, and over when that is',
	async (fault, context) => {
		const {expect} = context;
		const {proxy, tell, uids, problem} = await follow(context);
		const end = proxy.fail(fault, 'all', 'events');
		await expect.poll(problem, {timeout: 5000}).toMatch(/\S\.$/);
		const uid = tell('later');
		expect(uids()).not.toContain(uid);
		end();
		await expect.poll(uids, {timeout: 8000}).toContain(uid);
		expect(problem()).toBeUndefined();
	},
);
