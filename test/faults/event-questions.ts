import {afterAll, beforeAll, expect, test} from 'vitest';
import type {Interposer} from '../../source/demo/interposer.ts';
import type {ServiceObject} from '../../source/demo/objects/kubernetes-object.ts';
import {scenario} from '../../source/demo/scenario/scenario.ts';
import {type DemoServer, startDemoServer} from '../../source/demo/server.ts';
import {fileWith, runCheck} from '../_helpers/run-command.ts';

/** How often the events of each pod were asked for, by what selects them. */
const asked = new Map<string, number>();

const counting: Interposer = {
	request({verb, resource, query}) {
		if (verb === 'list' && resource.plural === 'events') {
			const selector = query.get('fieldSelector') ?? '';
			asked.set(selector, (asked.get(selector) ?? 0) + 1);
		}

		return false;
	},
	upgrade: () => false,
	socket: () => false,
	forbids: () => false,
};

let demo: DemoServer;
beforeAll(async () => {
	demo = await startDemoServer({scenario: scenario(Date.now()), token: 'secret', interposer: counting});
	// Each Service has a twin, and one that selects all of its namespace's pods stands beside them.
	for (const service of demo.store.list<ServiceObject>('services').filter(({spec}) => spec.selector)) {
		const {namespace, name} = service.metadata;
		const twin = {namespace: namespace!, name: `${name}-twin`};
		demo.store.create('services', {...service, metadata: {...service.metadata, ...twin, uid: undefined}} as never);
	}
});
afterAll(() => demo.close());

test('check asks about each failing pod once, however many Services select it', async () => {
	const {code, stdout} = await runCheck(['-A', '--kubeconfig', fileWith(demo.kubeconfig)]);
	expect(code).toBe(1);
	const pods = [...asked].filter(([selector]) => selector.includes('involvedObject.uid='));
	expect(pods.length).toBeGreaterThanOrEqual(10);
	expect(pods.filter(([, times]) => times > 1)).toStrictEqual([]);
	expect(stdout).toMatch(/-twin /);
});
