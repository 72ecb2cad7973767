import {expect, test} from 'vitest';
import {resources} from '../../source/model/resources.ts';
import type {Inputs} from '../../source/model/sync-status.ts';
import {withinReach} from '../../source/model/synced-inputs.ts';
import {ingress, ingressClass, policy} from '../_helpers/networking.ts';
import {view, workload} from '../_helpers/objects.ts';

const without = (...lost: readonly string[]) =>
	Object.fromEntries(
		resources.map(resource => [
			resource,
			lost.includes(resource) ? {phase: 'forbidden', problem: ''} : {phase: 'synced', count: 1},
		]),
	) as Inputs;

test('a view that has nothing of what is out of reach stays the same object', () => {
	const plain = view();
	expect(withinReach(plain, without())).toBe(plain);
	expect(withinReach(plain, without('nodes', 'ingresses', 'networkpolicies', 'httproutes', 'statefulsets'))).toBe(
		plain,
	);
});

test('what is left of a facet is what its other inputs tell', () => {
	const workloads = [workload(), workload({kind: 'StatefulSet', name: 'db'})];
	const full = view({workloads, policies: [policy()], ingresses: [ingress()], ingressClasses: [ingressClass()]});
	expect(withinReach(full, without('statefulsets'))).toStrictEqual({...full, workloads: [workloads[0]]});
	expect(withinReach(full, without('ingressclasses'))).toStrictEqual({...full, ingressClasses: undefined});
	expect(withinReach(full, without('networkpolicies'))).toStrictEqual({...full, policies: []});
	expect(withinReach(full, without('namespaces'))).toStrictEqual({...full, namespaces: undefined});
});
