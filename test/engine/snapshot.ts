import {expect, onTestFinished, test} from 'vitest';
import {serviceOf} from '../../source/demo/scenario/manifests.ts';
import type {DemoServer} from '../../source/demo/server.ts';
import {createDeadline} from '../../source/engine/deadline.ts';
import {loggedConnection} from '../../source/engine/log/logged-connection.ts';
import {takeSnapshot} from '../../source/engine/snapshot.ts';
import type {Service} from '../../source/model/objects.ts';
import {connectTo} from '../_helpers/connection.ts';
import {patch, sharedDemo, startDemo} from '../_helpers/demo-api.ts';

const demo = sharedDemo();

/** A snapshot of a namespace of a demo server; `requests` gets each request when it is answered. */
const snapshotOf = (
	server: DemoServer,
	{ms = 30_000, watchAfterMs = 30_000, isWanted = () => true, onRequest = () => {}}: SnapshotOf = {},
) => {
	const deadline = createDeadline(ms);
	onTestFinished(deadline.end);
	const connection = loggedConnection(connectTo(server), entry => {
		if (entry.kind === 'request') {
			onRequest(entry.request);
		}
	});
	return takeSnapshot(connection, {namespace: 'shop', isWanted, deadline, suppression: undefined, watchAfterMs});
};

type SnapshotOf = {
	readonly ms?: number;
	readonly watchAfterMs?: number;
	readonly isWanted?: (service: Service) => boolean;
	readonly onRequest?: (request: string) => void;
};

test('a cluster in which nothing settles is listed once, and not watched', async () => {
	const requests: string[] = [];
	const {isComplete, services} = await snapshotOf(demo(), {onRequest: request => requests.push(request)});
	expect({isComplete, services: services.length > 5}).toStrictEqual({isComplete: true, services: true});
	expect(requests.filter(request => request.includes('watch=true'))).toStrictEqual([]);
	const lists = requests.filter(request => request.includes('resourceVersion='));
	expect(lists).toContain('GET /api/v1/namespaces/shop/services?resourceVersion=0');
	expect(lists).toHaveLength(new Set(lists).size);
});

test('what settles is watched, so that a change of it counts', async () => {
	const server = await startDemo();
	// Its selector matches nothing until it is patched; what a new Service lacks settles for a while.
	const created = Date.now();
	const spec = {selector: {app: 'young'}} as const;
	server.store.create('services', serviceOf({namespace: 'shop', name: 'young', created}, '', spec));
	let isPatched = false;
	const {diagnosed, isComplete} = await snapshotOf(server, {
		isWanted: ({name}) => name === 'young',
		onRequest(request) {
			if (!isPatched && request.includes('services?watch=true')) {
				isPatched = true;
				void patch(server, '/api/v1/namespaces/shop/services/young', {
					spec: {type: 'ExternalName', externalName: 'smtp.example.com', selector: null},
				});
			}
		},
	});
	expect({isPatched, isComplete}).toStrictEqual({isPatched: true, isComplete: true});
	const {diagnosis} = diagnosed.get('shop/young')!;
	expect(diagnosis).toMatchObject({isDiagnosed: true, isSettling: false, findings: []});
});

test('lists that wait long for another one are watched', async () => {
	const watched = new Set<string>();
	const {isComplete, inputs} = await snapshotOf(demo([{trouble: {kind: 'hang'}, verb: 'list', resource: 'pods'}]), {
		ms: 2500,
		watchAfterMs: 100,
		onRequest(request) {
			const [, resource] = /\/(\w+)\?watch=true/.exec(request) ?? [];
			if (resource !== undefined) {
				watched.add(resource);
			}
		},
	});
	expect({isComplete, pods: inputs.pods.phase}).toStrictEqual({isComplete: false, pods: 'syncing'});
	expect(watched).toContain('services');
	expect(watched).not.toContain('pods');
});
