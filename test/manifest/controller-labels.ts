import {expect, test} from 'vitest';
import {withControllerLabels} from '../../source/manifest/controller-labels.ts';
import type {Labels} from '../../source/model/objects.ts';
import {pod, service} from '../_helpers/objects.ts';

const made = (kind: string, spec: object, labels: Labels = {app: 'db'}) => ({
	pod: pod({name: 'db', labels, owner: {kind, name: 'db'}}),
	value: {spec},
});

const added = (controlled: ReturnType<typeof made>, selector: Labels) =>
	withControllerLabels([controlled], [service({selector})])
		.slice(1)
		.map(({labels}) => labels);

test.each([
	['StatefulSet', {replicas: 3}, {app: 'db', 'statefulset.kubernetes.io/pod-name': 'db-2'}],
	['StatefulSet', {replicas: 2, ordinals: {start: 5}}, {'apps.kubernetes.io/pod-index': '6'}],
	['StatefulSet', {}, {'apps.kubernetes.io/pod-index': '0'}],
	['StatefulSet', {replicas: Number.NaN}, {'apps.kubernetes.io/pod-index': '41'}],
	['Job', {completions: 2}, {'batch.kubernetes.io/job-completion-index': '1'}],
	['CronJob', {}, {'job-name': 'db-28471'}],
])('%s %j gives a pod %j', (kind, spec, selector) => {
	expect(added(made(kind, spec), selector)).toStrictEqual([{app: 'db', ...selector}]);
});

test.each([
	['StatefulSet', {replicas: 3}, {'statefulset.kubernetes.io/pod-name': 'db-3'}],
	['StatefulSet', {replicas: 3}, {'statefulset.kubernetes.io/pod-name': 'web-0'}],
	['StatefulSet', {replicas: 3}, {app: 'web', 'apps.kubernetes.io/pod-index': '0'}],
	['StatefulSet', {replicas: 2, ordinals: {start: 5}}, {'apps.kubernetes.io/pod-index': '0'}],
	['Deployment', {replicas: 3}, {'apps.kubernetes.io/pod-index': '0'}],
	['StatefulSet', {replicas: 3}, {app: 'db'}],
])('%s %j gives no pod %j', (kind, spec, selector) => {
	expect(added(made(kind, spec), selector)).toStrictEqual([]);
});

test('Services that ask for the same pod get one', () => {
	const selector = {'apps.kubernetes.io/pod-index': '0'};
	const services = [service({selector}), service({name: 'other', selector})];
	expect(withControllerLabels([made('StatefulSet', {replicas: 1})], services)).toHaveLength(2);
});
