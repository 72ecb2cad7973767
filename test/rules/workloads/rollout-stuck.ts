import {expect, test} from 'vitest';
import {rolloutStuck} from '../../../source/rules/workloads/rollout-stuck.ts';
import {unreadyPod} from '../../_helpers/broken-pods.ts';
import {container, pod, view, workload} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const of = (hash: string, image: string) => ({
	name: `web-${hash}-a`,
	labels: {app: 'web', 'pod-template-hash': hash},
	owner: {kind: 'ReplicaSet', name: `web-${hash}`},
	containers: [container({image})],
});
const [old, fresh] = [pod(of('6d4f', 'web:1')), unreadyPod({}, of('7f9c', 'web:2'))];
const stuck = workload({rollout: 'failed', stuckRevision: 'web-7f9c', replicas: 2});

verifyRule(rolloutStuck, {
	good: [
		view({pods: [old, fresh]}),
		view({pods: [old, fresh], workloads: [workload({rollout: 'rolling'})]}),
		// Nothing of before is left that could serve.
		view({pods: [fresh], workloads: [stuck]}),
		view({pods: [{...old, deleted: 1}, fresh], workloads: [stuck]}),
		view({pods: [pod(of('7f9c', 'web:2')), fresh], workloads: [stuck]}),
	],
	bad: [
		{
			view: view({pods: [old, fresh], workloads: [stuck]}),
			severity: 'warning',
			confidence: 'certain',
			cause: 'rollout stuck: deploy/web new 0/2 pods ready, old web-6d4f serves (1)',
			mention: ['ProgressDeadlineExceeded', 'web:1', 'web:2', 'rollout', 'undo'],
		},
		// The new revision could not make a single pod.
		{view: view({pods: [old], workloads: [stuck]}), mention: ['new 0/2 pods ready'], silent: ['web:2']},
	],
});

test('it is so since the Deployment says so', () => {
	const findingsSince = (failedSince?: number) =>
		rolloutStuck.check(
			view({pods: [old, fresh], workloads: [{...stuck, ...(failedSince !== undefined && {failedSince})}]}),
			() => [],
		);
	expect(findingsSince(90)).toMatchObject([{since: 90}]);
	expect(findingsSince()).not.toMatchObject([{since: expect.any(Number)}]);
});
