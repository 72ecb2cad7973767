import {expect, test} from 'vitest';
import type {Pod} from '../../../source/model/objects.ts';
import {rolloutsOf, unsettledBecause} from '../../../source/rules/lib/unsettled.ts';
import {pod, service, view, workload} from '../../_helpers/objects.ts';
import {finding} from '../../_helpers/rows.ts';

const starting: Pod = pod({conditions: pod().conditions.map(each => ({...each, status: 'False'}))});
const rolling = workload({unfinished: '0 of 1 pods are available'});
const wait = finding({code: 'no-ready-endpoints', severity: 'warning', errorFrom: 200, cause: '0 of 1 pod ready'});

test('nothing ready and a wait that may become a fault: not settled, by what the finding says', () => {
	expect(unsettledBecause(view({pods: [starting]}), [wait])).toEqual({
		code: 'no-ready-endpoints',
		cause: '0 of 1 pod ready',
	});
});

test('nothing ready and a rollout that no finding tells of: not settled, by the rollout', () => {
	expect(unsettledBecause(view({pods: [], workloads: [rolling]}), [])).toEqual({
		cause: 'deploy/web is rolling out: 0 of 1 pods are available',
	});
});

test.each([
	['a ready endpoint serves while the rollout goes on', view({workloads: [rolling]}), []],
	['nothing is under way', view({pods: [starting]}), []],
	['an error says that it is broken', view({pods: [starting], workloads: [rolling]}), [finding({severity: 'error'})]],
	['the wait is ignored', view({pods: [starting]}), [{...wait, ignored: 'known'}]],
	['a name only', view({service: service({type: 'ExternalName'}), workloads: [rolling]}), []],
])('settled: %s', (_, of, findings) => {
	expect(unsettledBecause(of, findings)).toBeUndefined();
});

test('each rollout under way is told', () => {
	const set = workload({kind: 'StatefulSet', name: 'db', unfinished: '1 of 3 pods are available'});
	expect(rolloutsOf({workloads: [rolling, workload({name: 'done'}), set]})).toEqual([
		'deploy/web is rolling out: 0 of 1 pods are available',
		'sts/db is rolling out: 1 of 3 pods are available',
	]);
});
