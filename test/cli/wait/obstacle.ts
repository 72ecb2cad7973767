import {expect, test} from 'vitest';
import {obstacleOf} from '../../../source/cli/wait/obstacle.ts';
import type {ServiceView} from '../../../source/model/service-view.ts';
import {noInputs} from '../../../source/model/sync-status.ts';
import {isAtLeast} from '../../../source/report/report.ts';
import type {Finding} from '../../../source/rules/finding.ts';
import {synced} from '../../_helpers/inputs.ts';
import {birth, pod, service, servicePort, slice, view, workload} from '../../_helpers/objects.ts';

const options = {
	isInTheWay: (finding: Finding) => isAtLeast(finding, 'error'),
	suppression: {codes: [], reason: ''},
	now: (birth + 600) * 1000,
};

const unready = pod({conditions: pod().conditions.map(each => ({...each, status: 'False'}))});

const obstacle = (of: ServiceView, more: Partial<Parameters<typeof obstacleOf>[2]> = {}) =>
	obstacleOf(of, synced(), {...options, ...more});

test('nothing is in the way of a healthy Service', () => {
	expect(obstacle(view())).toBeUndefined();
});

test('a rollout under way is, though the old pods serve', () => {
	const rolling = workload({unfinished: '1 of 2 pods are of the newest template'});
	expect(obstacle(view({workloads: [rolling]}))?.cause).toBe(
		'deploy/web is rolling out: 1 of 2 pods are of the newest template.',
	);
});

test('a rollout that gets nowhere is told with what is known of its pods', () => {
	const rolling = workload({unfinished: '0 of 1 pods are available'});
	const young = view({workloads: [rolling], pods: [{...unready, created: birth + 590}]});
	const found = obstacleOf(young, synced(), {...options, isInTheWay: () => false});
	expect(found?.cause).toMatch(/^deploy\/web is rolling out: 0 of 1 pods are available; .*\.$/);
	expect(found?.code).toBeDefined();
});

test('an error is, with its code and what can be done; an ignored one is not, and leaves that nothing is ready', () => {
	const broken = view({pods: [unready]});
	expect(obstacle(broken)).toMatchObject({code: expect.any(String), fixes: expect.any(Array)});
	const {code} = obstacle(broken)!;
	const suppressed = {codes: [code!], reason: 'known'};
	expect(obstacle(broken, {suppression: suppressed})?.cause).toBeDefined();
	expect(obstacle(broken, {suppression: suppressed})?.code).not.toBe(code);
});

test('a port without an endpoint is, whatever the other ports have', () => {
	const two = service({ports: [servicePort({name: 'a'}), servicePort({name: 'b', port: 81})], selector: {}});
	const half = slice({manager: 'by-hand', ports: [{name: 'a', protocol: 'TCP', port: 8080}]}, {service: two});
	const broken = view({service: two, pods: [], workloads: [], slices: [half]});
	expect(obstacle(broken)?.cause).toMatch(/\.$/);
	const whole = slice(
		{manager: 'by-hand', ports: ['a', 'b'].map(name => ({name, protocol: 'TCP', port: 8080}))},
		{service: two},
	);
	expect(obstacle({...broken, slices: [whole]})).toBeUndefined();
});

test('a warning is one only where that is asked', () => {
	const partly = view({pods: [pod(), pod({name: 'web-2', conditions: unready.conditions})]});
	expect(obstacle(partly)).toBeUndefined();
	expect(obstacle(partly, {isInTheWay: finding => isAtLeast(finding, 'warning')})?.code).toBeDefined();
});

test('what is not read yet is unknown', () => {
	expect(obstacleOf(view(), noInputs, options)).toMatchObject({isUnknown: true});
});
