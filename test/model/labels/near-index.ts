import {expect, test} from 'vitest';
import {nearIndex} from '../../../source/model/labels/near-index.ts';
import {pod, workload} from '../../_helpers/objects.ts';

const owned = (kind: string, name: string, labels: Readonly<Record<string, string>>) =>
	pod({name, labels, owner: {kind, name}});

const pods = [
	owned('Deployment', 'web', {app: 'web', tier: 'front'}),
	owned('StatefulSet', 'web', {name: 'checkout'}),
	pod({name: 'bare', labels: {app: 'checkuot'}, owner: undefined}),
	pod({name: 'over', labels: {app: 'checkout'}, owner: undefined, phase: 'Succeeded'}),
];
const workloads = [
	workload({kind: 'Deployment', name: 'web', podLabels: {app: 'checkout'}}),
	workload({kind: 'Deployment', name: 'asleep', podLabels: {app: 'checkout', tier: 'front'}}),
];

const names = (selector: Readonly<Record<string, string>>) =>
	[...nearIndex(pods, workloads)(selector)]
		.map(member => ('pods' in member ? member.key : `template of ${member.name}`))
		.sort();

test.each([
	['what resembles a value under its key, and has it under any', {app: 'checkout'}],
	['whatever else the selector asks for', {app: 'checkout', region: 'eu'}],
])('%s', (_, selector) => {
	expect(names(selector)).toStrictEqual(['Pod/bare', 'StatefulSet/web', 'template of asleep']);
});

test('a value that only resembles one of another key is none', () => {
	expect(names({role: 'chekcout'})).toStrictEqual([]);
	expect(names({role: 'front'})).toStrictEqual(['Deployment/web', 'template of asleep']);
});

test('the same lists are looked through once', () => {
	expect(nearIndex(pods, workloads)).toBe(nearIndex(pods, workloads));
	expect(nearIndex(pods, [...workloads])).not.toBe(nearIndex([...pods], workloads));
});
