import {expect, test} from 'vitest';
import {matrixCandidates} from '../../../source/probes/matrix/candidates.ts';
import {containerStatus, pod, view} from '../../_helpers/objects.ts';

const of = (name: string, owner: string, node: string) =>
	pod({name, node, labels: {app: owner}, owner: {kind: 'ReplicaSet', name: `${owner}-7d9c`}});

const web = of('web-1', 'web', 'node-a');

test('clients are spread over nodes and workloads, the Service’s own pods among them', () => {
	const others = [
		of('batch-1', 'batch', 'node-a'),
		of('batch-2', 'batch', 'node-a'),
		of('batch-3', 'batch', 'node-b'),
		of('shell-1', 'shell', 'node-b'),
	];
	const found = matrixCandidates(view({pods: [web]}), [web, ...others]);
	expect(found.map(({target, node, isBackend}) => [target.pod, node, isBackend])).toStrictEqual([
		['batch-1', 'node-a', false],
		['shell-1', 'node-b', false],
		['web-1', 'node-a', true],
		['batch-3', 'node-b', false],
		['batch-2', 'node-a', false],
	]);
});

test('a pod is taken once, and no more than twelve are asked what they have', () => {
	const twice = pod({name: 'two', statuses: [containerStatus(), containerStatus({name: 'side'})]});
	expect(matrixCandidates(view({pods: []}), [twice])).toHaveLength(1);
	const many = Array.from({length: 40}, (_, index) => of(`p-${index}`, 'p', 'node-a'));
	expect(matrixCandidates(view({pods: []}), many)).toHaveLength(12);
});

test('the pod that was chosen comes first, of whatever namespace, and once', () => {
	const web = pod();
	const others = ['a', 'b'].map(name => pod({name, labels: {app: 'client'}}));
	const far = {namespace: 'far', pod: 'caller', container: 'main'};
	const elsewhere = matrixCandidates(view({pods: [web]}), [web, ...others], {target: far, pod: undefined});
	expect(elsewhere[0]).toStrictEqual({target: far, node: '', isBackend: false, isElsewhere: true});
	expect(elsewhere.slice(1).map(({target}) => target.pod)).toStrictEqual(['a', 'web-1', 'b']);

	const own = {target: {namespace: 'shop', pod: 'b', container: 'api'}, pod: others[1]};
	const found = matrixCandidates(view({pods: [web]}), [web, ...others], own);
	expect(found.map(({target}) => target.pod)).toStrictEqual(['b', 'web-1', 'a']);
});
