import {expect, test} from 'vitest';
import {traceContextFrom} from '../../../source/engine/probes/trace-context.ts';
import type {NetworkPolicy} from '../../../source/model/networking/networking-objects.ts';
import type {Pod} from '../../../source/model/objects.ts';
import {createClusterStore} from '../../../source/model/store/cluster-store.ts';
import {peer, policy, selector} from '../../_helpers/networking.ts';
import {pod} from '../../_helpers/objects.ts';
import {syncedInputs} from '../../_helpers/rows.ts';

const backend = pod();
const stranger = pod({
	namespace: 'front',
	name: 'frontend',
	uid: 'frontend',
	node: 'node-9',
	labels: {app: 'frontend'},
});
const client = {namespace: 'front', name: 'frontend'};

const elsewhere = ({namespace, name}: {readonly namespace: string; readonly name: string}): Pod | undefined =>
	namespace === 'front' && name === 'frontend' ? stranger : undefined;

const contextWith = (...policies: readonly NetworkPolicy[]) => {
	const clusterStore = createClusterStore();
	clusterStore.upsert('pods', backend);
	for (const each of policies) {
		clusterStore.upsert('networkpolicies', each);
	}

	return traceContextFrom(syncedInputs(), clusterStore, elsewhere);
};

const between = (...policies: readonly NetworkPolicy[]) =>
	contextWith(...policies).policyBetween!(client, backend, 8080, 'TCP');

const sameNamespace = policy({name: 'own-only', ingress: [{peers: [peer({podSelector: selector({})})], ports: []}]});

test('a policy of the backend that lets in its own namespace alone blocks a client of another one', () => {
	expect(between(sameNamespace)).toMatchObject({kind: 'blocked', direction: 'ingress', blockedBy: ['own-only']});
});

test('that nothing blocks is not known, as the policies of the client are not', () => {
	expect(between()).toEqual({kind: 'unknown'});
	expect(between(policy({ingress: [{peers: [], ports: []}]}))).toEqual({kind: 'unknown'});
});

test('a pod of another namespace is found, with its node', () => {
	const context = contextWith();
	expect(context.podOf?.(client)).toBe(stranger);
	expect(context.nodeOf?.(client)).toBe('node-9');
	expect(context.podOf?.(backend)?.uid).toBe(backend.uid);
	expect(context.podOf?.({namespace: 'front', name: 'gone'})).toBeUndefined();
});

test('policies that are not all known say nothing', () => {
	const inputs = syncedInputs({networkpolicies: {phase: 'forbidden', problem: ''}});
	expect(traceContextFrom(inputs, createClusterStore(), elsewhere).policyBetween).toBeUndefined();
});
