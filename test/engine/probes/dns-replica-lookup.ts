import {expect, onTestFinished, test} from 'vitest';
import {createDeadline} from '../../../source/engine/deadline.ts';
import {createDnsReplicaLookup} from '../../../source/engine/probes/dns-replica-lookup.ts';
import {takeServiceSnapshot} from '../../../source/engine/probes/service-lookup.ts';
import {takeSnapshot} from '../../../source/engine/snapshot.ts';
import {connectTo} from '../../_helpers/connection.ts';
import {sharedDemo} from '../../_helpers/demo-api.ts';

const demo = sharedDemo();
const suppression = {codes: [], reason: ''};

/** Looks for replicas where one namespace is known; `asked` are the others that were read. */
const lookUpFrom = async (namespace: string) => {
	const connection = connectTo(demo());
	const deadline = createDeadline(30_000);
	onTestFinished(deadline.end);
	const found = await takeSnapshot(connection, {namespace, isWanted: () => false, deadline, suppression});
	const asked: string[] = [];
	const lookUp = createDnsReplicaLookup(
		() => ({namespace, clusterStore: found.clusterStore, inputs: found.inputs}),
		(place, isWanted) => {
			asked.push(place);
			return takeServiceSnapshot(connection, place, isWanted, suppression);
		},
	);
	return {lookUp, asked};
};

test.each(['shop', 'kube-system'])('the replicas behind the cluster DNS are found from %s', async namespace => {
	const {lookUp, asked} = await lookUpFrom(namespace);
	const replicas = await lookUp('10.96.0.10');
	expect(replicas.length).toBeGreaterThan(0);
	expect(replicas).toStrictEqual(
		replicas.map(() => ({
			address: expect.stringMatching(/^10\./),
			port: 53,
			pod: expect.stringMatching(/^coredns-/),
			namespace: 'kube-system',
		})),
	);
	expect(asked).toStrictEqual(namespace === 'kube-system' ? [] : ['kube-system']);
});

test('an address of no Service has none', async () => {
	const {lookUp} = await lookUpFrom('kube-system');
	expect(await lookUp('192.0.2.53')).toStrictEqual([]);
});
