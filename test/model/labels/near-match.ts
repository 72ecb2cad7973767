import {expect, test} from 'vitest';
import {nearMatches} from '../../../source/model/labels/near-match.ts';
import type {Labels, Pod, Service, Workload} from '../../../source/model/objects.ts';
import {freeze} from '../../_helpers/freeze.ts';
import {container, pod, service, workload} from '../../_helpers/objects.ts';

const podOf = (owner: string, labels: Labels, overrides: Partial<Pod> = {}) =>
	pod({
		name: `${owner}-7d9c-a`,
		labels: {...labels, 'pod-template-hash': '7d9c'},
		owner: {kind: 'ReplicaSet', name: `${owner}-7d9c`},
		...overrides,
	});

const near = (
	selector: Labels,
	pods: readonly Pod[],
	{workloads = [], services = []}: {workloads?: readonly Workload[]; services?: readonly Service[]} = {},
) => {
	const lonely = service({name: 'lonely', selector});
	return nearMatches(freeze({service: lonely, pods, workloads, services: [lonely, ...services]}));
};

test.each<{readonly name: string; readonly selector: Labels; readonly labels: Labels; readonly patch: unknown}>([
	{
		name: 'another usual key (kubernetes/kubernetes#47711)',
		selector: {name: 'nginx-ingress'},
		labels: {app: 'nginx-ingress'},
		patch: {name: null, app: 'nginx-ingress'},
	},
	{
		name: 'another word for the same (svc, service)',
		selector: {app: 'api-svc'},
		labels: {app: 'api-service'},
		patch: {app: 'api-service'},
	},
	{
		name: 'a value that stands under some other key (kubernetes/kubernetes#7341)',
		selector: {name: 'infrahw2'},
		labels: {app: 'infrahw2', role: 'hw'},
		patch: {name: null, app: 'infrahw2'},
	},
	{
		name: 'a value that another pair matches already (icicimov/kubernetes-bitwarden_rs#3)',
		selector: {app: 'bitwarden', component: 'bitwarden'},
		labels: {app: 'bitwarden'},
		patch: {component: null},
	},
	{
		name: 'a stale version (prometheus-community/helm-charts#3709)',
		selector: {'app.kubernetes.io/name': 'prometheus', 'app.kubernetes.io/version': 'v2.45.0'},
		labels: {'app.kubernetes.io/name': 'prometheus', 'app.kubernetes.io/version': 'v2.46.0'},
		patch: {'app.kubernetes.io/version': null},
	},
	{
		name: 'a version that nobody has',
		selector: {app: 'prometheus', 'helm.sh/chart': 'prometheus-22.6'},
		labels: {app: 'prometheus'},
		patch: {'helm.sh/chart': null},
	},
	{
		name: 'two pairs the wrong way round',
		selector: {app: 'web', component: 'shop'},
		labels: {app: 'shop', component: 'web'},
		patch: {app: 'shop', component: 'web'},
	},
])('$name', ({selector, labels, patch}) => {
	const [best] = near(selector, [podOf('backend', labels)]);
	expect(best?.patch).toEqual(patch);
	expect(best?.wouldMatch).toBe(1);
	expect(best?.others).toEqual([]);
});

test('what a whole release shares is no match', () => {
	const shared = {'app.kubernetes.io/instance': 'shop', 'app.kubernetes.io/managed-by': 'Helm'};
	const [best] = near({...shared, 'app.kubernetes.io/name': 'checkout'}, [
		podOf('kafka', {...shared, 'app.kubernetes.io/name': 'kafka'}),
	]);
	expect(best?.patch).toBeUndefined();
	expect(best?.score ?? 0).toBeLessThan(0.55);
});

test('one pair that is nothing alike bounds the score, however many others agree', () => {
	const agreed = {app: 'web', component: 'api', layer: 'front'};
	expect(near({...agreed, track: 'stable'}, [podOf('web', {...agreed, track: 'x'})])[0]?.score).toBe(0.54);
});

test('of two that come equally near none is proposed, and both are listed', () => {
	const found = near({app: 'store'}, [podOf('b', {app: 'store-b'}), podOf('a', {app: 'store-a'})]);
	expect(found.map(({owner, patch}) => [owner.name, patch])).toEqual([
		['a', undefined],
		['b', undefined],
	]);
});

test('a name, the ports, and another Service tip the scales', () => {
	const ports = (port: number) => ({containers: [container({ports: [{name: '', port, protocol: 'TCP' as const}]})]});
	const scoreOf = (candidate: Pod, services: readonly Service[] = []) =>
		near({app: 'checkuot'}, [candidate], {services})[0]?.score;
	expect(scoreOf(podOf('kafka', {app: 'checkout'}, ports(1)))).toBe(0.85);
	expect(scoreOf(podOf('kafka', {app: 'checkout'}))).toBe(0.9);
	expect(scoreOf(podOf('lonely', {app: 'checkout'}))).toBe(1);
	expect(scoreOf(podOf('kafka', {app: 'checkout'}), [service({selector: {app: 'checkout'}})])).toBe(0.75);
});

test('a Job comes last, whatever it is called', () => {
	const found = near({app: 'checkuot'}, [
		pod({name: 'run', labels: {app: 'checkout'}, owner: {kind: 'Job', name: 'run'}}),
		podOf('web', {app: 'checkout'}),
	]);
	expect(found.map(({owner}) => owner.kind)).toEqual(['Deployment', 'Job']);
	expect(found[0]).toMatchObject({patch: {app: 'checkout'}, wouldMatch: 2, others: ['run']});
});

test('pods of a StatefulSet count together, though each has a label of its own', () => {
	const pods = ['redis-1', 'redis-0'].map(name =>
		pod({
			name,
			labels: {app: 'redis', 'statefulset.kubernetes.io/pod-name': name},
			owner: {kind: 'StatefulSet', name: 'redis'},
		}),
	);
	expect(near({app: 'reds'}, pods)[0]).toMatchObject({pods: ['redis-0', 'redis-1'], wouldMatch: 2});
});

test('a template stands in where no pod exists', () => {
	const template = workload({name: 'checkout', replicas: 0, podLabels: {app: 'checkout'}});
	const [best] = near({app: 'checkuot'}, [], {workloads: [template]});
	expect(best).toMatchObject({owner: {kind: 'Deployment', name: 'checkout'}, pods: [], patch: {app: 'checkout'}});
	const both = near({app: 'checkuot'}, [podOf('checkout', {app: 'checkout'})], {workloads: [template]});
	expect(both).toHaveLength(1);
});

test('pods that are over are nobody to send to', () => {
	expect(near({app: 'checkuot'}, [podOf('checkout', {app: 'checkout'}, {phase: 'Failed'})])).toEqual([]);
});

test('a pair that Argo Rollouts writes is not taken out', () => {
	const selector = {app: 'web', 'rollouts-pod-template-hash': 'abc123'};
	const [best] = near(selector, [podOf('web', {app: 'web', 'rollouts-pod-template-hash': 'def456'})]);
	expect(best?.patch).toBeUndefined();
});

test('the last pair of a selector is never taken out', () => {
	expect(near({version: 'v1'}, [podOf('web', {version: 'v2'})])[0]?.patch).toBeUndefined();
});

test('the order of pods and workloads changes nothing', () => {
	const pods = ['a', 'b', 'c', 'd'].map(name => podOf(name, {app: `store-${name}`}));
	const workloads = ['x', 'y'].map(name => workload({name, podLabels: {app: `store-${name}`}}));
	const turned = near({app: 'store'}, pods.toReversed(), {workloads: workloads.toReversed()});
	expect(near({app: 'store'}, pods, {workloads})).toEqual(turned);
	expect(turned).toHaveLength(3);
});

test('finds the nearest among 25,000 pods of 5,000 owners', () => {
	const services: Service[] = [];
	const pods: Pod[] = [];
	for (let index = 0; index < 5000; index++) {
		const name = `app-${String(index).padStart(4, '0')}`;
		services.push(service({name, selector: {app: name}}));
		for (let replica = 0; replica < 5; replica++) {
			pods.push(podOf(name, {app: name, team: 'pay'}, {name: `${name}-7d9c-${replica}`}));
		}
	}

	const lonely = service({name: 'lonely', selector: {app: 'app-12x4', team: 'pay'}});
	const found = nearMatches({service: lonely, pods, workloads: [], services});
	expect(found).toHaveLength(3);
});
