import {expect, test} from 'vitest';
import type {EndpointSliceObject, PodObject, ServiceObject} from '../../../source/demo/objects/kubernetes-object.ts';
import {broken} from '../../../source/demo/scenario/broken.ts';
import {brokenSlices} from '../../../source/demo/scenario/broken-slices.ts';
import {noon, podOf, startDemo} from '../../_helpers/demo-api.ts';

test('every Service that is not broken has a ready endpoint on each of its ports', async () => {
	const {store} = await startDemo();
	const names = new Set(
		[...broken, ...brokenSlices(noon).map(([, {metadata}]) => metadata)].map(
			({namespace, name}) => `${namespace}/${name}`,
		),
	);
	const slices = store.list<EndpointSliceObject>('endpointslices');
	for (const {metadata, spec} of store.list<ServiceObject>('services')) {
		if (names.has(`${metadata.namespace}/${metadata.name}`) || spec.type === 'ExternalName') {
			continue;
		}

		const own = slices.filter(
			slice =>
				slice.metadata.namespace === metadata.namespace &&
				slice.metadata.labels?.['kubernetes.io/service-name'] === metadata.name,
		);
		expect(
			own.flatMap(({ports}) => ports ?? []),
			metadata.name,
		).toHaveLength(spec.ports?.length ?? 0);
		expect(own.flatMap(({endpoints}) => endpoints ?? []).every(({conditions}) => conditions.ready)).toBe(true);
	}
});

test('the broken pods say why', async () => {
	const server = await startDemo();
	const statusOf = (namespace: string, app: string) =>
		server.store.get<PodObject>('pods', namespace, podOf(server, namespace, app))?.status;
	expect(statusOf('shop', 'payments')?.containerStatuses).toMatchObject([
		{restartCount: 41, state: {waiting: {reason: 'CrashLoopBackOff'}}, lastState: {terminated: {exitCode: 78}}},
	]);
	expect(statusOf('shop', 'invoices')?.containerStatuses).toMatchObject([
		{state: {waiting: {reason: 'ImagePullBackOff'}}},
	]);
	expect(statusOf('analytics', 'trainer')).toMatchObject({
		phase: 'Pending',
		conditions: [{type: 'PodScheduled', status: 'False', reason: 'Unschedulable'}],
	});
	expect(statusOf('shop', 'inventory')?.containerStatuses).toMatchObject([{ready: false, started: true}]);
});

test('pods that are held up say by what', async () => {
	const server = await startDemo();
	const statusOf = (app: string) =>
		server.store.get<PodObject>('pods', 'warehouse', podOf(server, 'warehouse', app))?.status;
	expect(statusOf('stocktake')?.conditions).toMatchObject([{type: 'PodScheduled', reason: 'SchedulingGated'}]);
	expect(statusOf('picking')?.containerStatuses).toMatchObject([
		{state: {waiting: {reason: 'CreateContainerConfigError', message: 'secret "picking-database" not found'}}},
	]);
	expect(statusOf('packing')?.podIP).toBeUndefined();
	expect(statusOf('shipping')).toMatchObject({
		initContainerStatuses: [{state: {waiting: {reason: 'CrashLoopBackOff'}}, lastState: {terminated: {exitCode: 3}}}],
		containerStatuses: [{state: {waiting: {reason: 'PodInitializing'}}}],
	});
	expect(statusOf('gate')).toMatchObject({
		initContainerStatuses: [{state: {terminated: {exitCode: 0}}}],
		containerStatuses: [{ready: true}],
	});
	expect(statusOf('sorter')?.containerStatuses).toMatchObject([
		{ready: false, state: {running: {}}, lastState: {terminated: {reason: 'OOMKilled'}}},
	]);
	expect(statusOf('robots')?.containerStatuses).toMatchObject([{ready: false, started: false}]);
	expect(statusOf('dock')?.conditions).toContainEqual(
		expect.objectContaining({type: 'Ready', status: 'False', reason: 'ReadinessGatesNotReady'}),
	);
	expect(server.store.list<PodObject>('pods', 'warehouse').some(({metadata}) => /^forklifts/.test(metadata.name))).toBe(
		false,
	);
});

test('ages are those of a cluster that has been there for a while', async () => {
	const {store} = await startDemo();
	expect(store.get('services', 'shop', 'checkout')?.metadata.creationTimestamp).toBe('2026-02-27T11:00:00Z');
});

test('no two Services claim one address, or one port of the nodes', async () => {
	const {store} = await startDemo();
	const services = store.list<ServiceObject>('services');
	const addresses = services
		.flatMap(({spec: {clusterIP = '', clusterIPs = [clusterIP]}}) => clusterIPs)
		.filter(address => address !== '' && address !== 'None');
	const nodePorts = services.flatMap(({spec: {ports = []}}) =>
		ports.flatMap(({nodePort, protocol = 'TCP'}) => (nodePort === undefined ? [] : [`${nodePort}/${protocol}`])),
	);
	expect(addresses.length).toBeGreaterThan(50);
	expect(addresses.toSorted()).toEqual([...new Set(addresses)].sort());
	expect(nodePorts.length).toBeGreaterThan(1);
	expect(nodePorts.toSorted()).toEqual([...new Set(nodePorts)].sort());
});
