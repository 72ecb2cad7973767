import {expect, test} from 'vitest';
import {type PodSource, parseFrom, podFor} from '../../../source/cli/arguments/trace-source.ts';
import {pod} from '../../_helpers/objects.ts';

test.each([
	['pod/client', {namespace: undefined, kind: 'Pod', name: 'client', container: undefined}],
	['deploy/web/api', {namespace: undefined, kind: 'Deployment', name: 'web', container: 'api'}],
	['infra/sts/db', {namespace: 'infra', kind: 'StatefulSet', name: 'db', container: undefined}],
	['infra/ds/agent/main', {namespace: 'infra', kind: 'DaemonSet', name: 'agent', container: 'main'}],
	['machine', {kind: 'machine'}],
	['node/worker-1', {kind: 'node', name: 'worker-1'}],
	['rs/web-7d9c', {namespace: undefined, kind: 'ReplicaSet', name: 'web-7d9c', container: undefined}],
])('%s', (text, from) => {
	expect(parseFrom(text)).toStrictEqual(from);
});

test.each([
	'client',
	'node',
	'node/',
	'node/a/b',
	'machine/x',
	'job/x',
	'pod/',
	'infra/job/x',
	'a/pod/b/c/d',
	'/pod/x',
])('%s is no place to start from', text => {
	expect(() => parseFrom(text)).toThrow(/^--from takes /);
});

test('a ready pod of the workload, where there is one', () => {
	const source = (text: string) => parseFrom(text) as PodSource;
	const waiting = pod({name: 'web-0', conditions: []});
	const pods = [waiting, pod({name: 'web-1'}), pod({name: 'other', owner: undefined})];
	expect(podFor(source('deploy/web'), pods)?.name).toBe('web-1');
	expect(podFor(source('rs/web-7d9c'), [waiting])?.name).toBe('web-0');
	expect(podFor(source('pod/other'), pods)?.name).toBe('other');
	expect(podFor(source('deploy/gone'), pods)).toBeUndefined();
	expect(podFor(source('pod/web-0'), [pod({name: 'web-0', statuses: []})])).toBeUndefined();
});
