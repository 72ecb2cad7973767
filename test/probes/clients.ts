import {expect, test} from 'vitest';
import type {Pod} from '../../source/model/objects.ts';
import {clients, clientsElsewhere} from '../../source/probes/clients.ts';
import {container, containerStatus, pod, service, slice, view} from '../_helpers/objects.ts';

const backend = pod();
const web = view({pods: [backend]});

const other = (name: string, overrides: Partial<Pod> = {}) => pod({name, labels: {app: 'client'}, ...overrides});

const unready = {type: 'Ready', status: 'False' as const, reason: '', message: '', since: 0};

const listed = (...pods: readonly Pod[]) =>
	clients(web, pods).map(({target, isDefault}) => `${target.pod}/${target.container}${isDefault ? ' (default)' : ''}`);

test('a ready pod that is no backend comes first, by name, and the backends last', () => {
	expect(listed(backend, other('b'), other('a'))).toStrictEqual(['a/api (default)', 'b/api', 'web-1/api']);
});

test("a Job's pod is not preferred, an unready one still less", () => {
	const job = other('a', {owner: {kind: 'Job', name: 'a'}});
	expect(listed(other('b', {conditions: [unready]}), job, other('c'))).toStrictEqual([
		'c/api (default)',
		'a/api',
		'b/api',
	]);
});

test('a backend or an unready pod is never the default', () => {
	expect(listed(backend)).toStrictEqual(['web-1/api']);
	expect(listed(other('b', {conditions: [unready]}))).toStrictEqual(['b/api']);
});

test('an endpoint of a Service without a selector is a backend too', () => {
	const owner = service({selector: {}});
	const named = other('a');
	const manual = view({service: owner, pods: [], slices: [slice({}, {service: owner, pods: [named]})]});
	expect(clients(manual, [named, other('b')]).map(({pod: {name}}) => name)).toStrictEqual(['b', 'a']);
});

test('the application comes before the sidecars of a mesh, and only what runs', () => {
	const names = ['istio-proxy', 'api', 'done'];
	const meshed = other('a', {
		containers: names.map(name => container({name})),
		statuses: [
			containerStatus({name: 'api'}),
			containerStatus({name: 'done', state: {kind: 'waiting', reason: 'CrashLoopBackOff', message: ''}}),
			containerStatus({name: 'istio-proxy'}),
		],
	});
	expect(listed(meshed)).toStrictEqual(['a/api (default)', 'a/istio-proxy']);
});

test('finished and pending pods are none', () => {
	expect(listed(other('a', {phase: 'Succeeded'}), other('b', {phase: 'Pending', ips: []}))).toStrictEqual([]);
});

test('among pods that serve as well, one with an image of tools is preferred', () => {
	const tools = other('z', {containers: [container({image: 'registry.example/library/busybox:1.36'})]});
	expect(listed(other('a'), tools)).toStrictEqual(['z/api (default)', 'a/api']);
	expect(listed(other('a'), {...tools, conditions: [unready]})).toStrictEqual(['a/api (default)', 'z/api']);
});

test('a pod that is being deleted comes after all the others, whatever they are', () => {
	expect(listed(other('a', {deleted: 1}), backend, other('b', {conditions: [unready]}))).toStrictEqual([
		'b/api',
		'web-1/api',
		'a/api',
	]);
});

test('of other namespaces come those that run, by namespace and name, and none of them is the default', () => {
	const pods = [
		other('b', {namespace: 'front'}),
		other('own'),
		other('z', {namespace: 'aside'}),
		other('a', {namespace: 'front'}),
		other('going', {namespace: 'front', deleted: 1}),
		other('done', {namespace: 'front', phase: 'Succeeded'}),
		other('waiting', {namespace: 'front', statuses: []}),
	];
	const found = [...clientsElsewhere(web, pods)].flat();
	expect(found.map(({target: {namespace, pod: name}}) => `${namespace}/${name}`)).toStrictEqual([
		'aside/z',
		'front/a',
		'front/b',
	]);
	expect(found.some(({isDefault}) => isDefault)).toBe(false);
});

test('of other namespaces only those are looked at that someone has asked for', () => {
	const looked: string[] = [];
	const watched = (name: string, namespace: string) => {
		const made = other(name, {namespace});
		return Object.defineProperty(made, 'statuses', {
			get() {
				looked.push(name);
				return [containerStatus()];
			},
		});
	};
	const many = Array.from({length: 501}, (_, index) => watched(`a-${String(index).padStart(3, '0')}`, 'aside'));
	const groups = clientsElsewhere(web, [watched('z', 'front'), ...many]);
	expect(groups.next().value?.length).toBe(500);
	expect(looked).toStrictEqual(many.slice(0, 500).map(({name}) => name));
	expect([...groups].flat().map(({pod: {name}}) => name)).toStrictEqual(['a-500', 'z']);
});
