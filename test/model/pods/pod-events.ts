import {expect, test} from 'vitest';
import {noEvents, type PodEvent, probeFailureOf} from '../../../source/model/pods/pod-events.ts';
import {container, pod} from '../../_helpers/objects.ts';
import {podEvents} from '../../_helpers/pod-events.ts';

const httpGet = (port: number | string) => ({kind: 'httpGet', port, path: '/', scheme: 'HTTP'}) as const;
const exec = {kind: 'exec', port: 0, path: '', scheme: '', command: 'cat /ready'} as const;

const twoContainers = pod({
	containers: [
		container({name: 'web', readinessProbe: httpGet(8080), livenessProbe: httpGet(8080)}),
		container({name: 'cache', readinessProbe: httpGet(8082)}),
	],
	initContainers: [container({name: 'tokens', isSidecar: true, readinessProbe: exec})],
});

const of = (name: string, ...events: ReadonlyArray<Partial<PodEvent>>) =>
	probeFailureOf(twoContainers, podEvents(...events), name, 'readiness')?.message;

test('an answer is that of the container and the probe the event is about', () => {
	const events = [
		{container: 'cache', message: 'Readiness probe failed: HTTP probe failed with statuscode: 503', at: 3},
		{container: 'web', message: 'Liveness probe failed: HTTP probe failed with statuscode: 500', at: 2},
		{container: 'web', message: 'Readiness probe errored: context canceled', at: 1},
	];
	expect(of('web', ...events)).toBe('Readiness probe errored: context canceled');
	expect(of('cache', ...events)).toMatch(/503/);
	expect(of('tokens', ...events)).toBeUndefined();
	expect(probeFailureOf(twoContainers, podEvents(...events), 'web', 'liveness')?.message).toMatch(/500/);
});

test('the newest answer counts', () => {
	const answer = (status: number, at: number) => ({
		container: 'web',
		message: `Readiness probe failed: HTTP probe failed with statuscode: ${status}`,
		at,
	});
	expect(of('web', answer(404, 1), answer(503, 9), answer(500, 5))).toMatch(/503/);
});

test('similar events are told as one, which names the container of another: what was asked tells whose it is', () => {
	const refused = 'Get "http://10.244.1.7:8082/": dial tcp 10.244.1.7:8082: connect: connection refused';
	const combined = {container: 'web', message: `(combined from similar events): Readiness probe failed: ${refused}`};
	expect(of('cache', combined)).toBe(`Readiness probe failed: ${refused}`);
	expect(of('web', combined)).toBeUndefined();
	expect(of('tokens', combined)).toBeUndefined();
});

test('what several probes can have met is told of none, and of a single one it is told', () => {
	const combined = {
		container: 'web',
		message: '(combined from similar events): Readiness probe failed: HTTP probe failed with statuscode: 503',
	};
	expect([of('web', combined), of('cache', combined)]).toEqual([undefined, undefined]);
	const single = pod({containers: [container({readinessProbe: httpGet('http')})]});
	expect(probeFailureOf(single, podEvents(combined), 'api', 'readiness')?.message).toBe(
		'Readiness probe failed: HTTP probe failed with statuscode: 503',
	);
});

test('what a pod needs to start is told in the newest words', () => {
	const events = podEvents(
		{reason: 'FailedMount', message: 'configmap "a" not found', container: '', at: 1},
		{reason: 'FailedCreatePodSandBox', message: 'no address left', container: '', at: 2},
		{reason: 'Scheduled', message: 'assigned', container: '', at: 3},
	);
	expect(events).toStrictEqual({
		...noEvents,
		start: {reason: 'FailedCreatePodSandBox', message: 'no address left', at: 2},
	});
});
