import {expect, test} from 'vitest';
import {probePodManifest} from '../../../source/kubernetes/probe-pod/probe-pod-manifest.ts';

const caller = {
	metadata: {name: 'cart-7d9c-x2x1', namespace: 'shop', uid: 'u1', labels: {app: 'cart'}},
	spec: {
		nodeName: 'node-b',
		serviceAccountName: 'cart',
		dnsPolicy: 'None',
		dnsConfig: {nameservers: ['10.0.0.9']},
		hostAliases: [{ip: '10.0.0.1', hostnames: ['db']}],
		tolerations: [{operator: 'Exists'}],
		volumes: [{name: 'secret'}],
		initContainers: [{name: 'migrate', image: 'x'}],
		containers: [
			{name: 'main', image: 'distroless', env: [{name: 'TOKEN', value: 's'}], securityContext: {runAsUser: 1000}},
		],
	},
};

const made = probePodManifest(caller, {
	name: 'svctop-probe-1',
	image: 'busybox',
	labels: {app: 'cart'},
	container: 'main',
});

test('it stands where the caller stands, and resolves as it does', () => {
	expect(made.spec).toMatchObject({
		nodeName: 'node-b',
		serviceAccountName: 'cart',
		dnsPolicy: 'None',
		dnsConfig: {nameservers: ['10.0.0.9']},
		hostAliases: [{ip: '10.0.0.1', hostnames: ['db']}],
		tolerations: [{operator: 'Exists'}],
	});
	expect(made.metadata).toMatchObject({namespace: 'shop', labels: {app: 'cart', 'svctop.dev/probe': 'true'}});
});

test('it is never ready, ends by itself, and nobody adopts it', () => {
	expect(made.spec.readinessGates).toStrictEqual([{conditionType: 'svctop.dev/never-ready'}]);
	expect(made.spec.activeDeadlineSeconds).toBe(300);
	expect(made.spec.restartPolicy).toBe('Never');
	expect(made.metadata.ownerReferences).toStrictEqual([
		{apiVersion: 'v1', kind: 'Pod', name: 'cart-7d9c-x2x1', uid: 'u1', controller: true},
	]);
});

test('it has nothing of what the caller runs and may know, and passes the restricted level', () => {
	expect(Object.keys(made.spec)).not.toEqual(expect.arrayContaining(['volumes']));
	expect(JSON.stringify(made)).not.toMatch(/TOKEN|secret|migrate|distroless/);
	expect(made.spec.automountServiceAccountToken).toBe(false);
	expect(made.spec.containers[0]!.securityContext).toStrictEqual({
		runAsNonRoot: true,
		runAsUser: 1000,
		allowPrivilegeEscalation: false,
		capabilities: {drop: ['ALL']},
		seccompProfile: {type: 'RuntimeDefault'},
	});
});

test('root is not asked for', () => {
	const root = {...caller, spec: {...caller.spec, containers: [{name: 'main', securityContext: {runAsUser: 0}}]}};
	const {spec} = probePodManifest(root, {name: 'p', image: 'busybox', labels: {}, container: 'main'});
	expect(spec.containers[0]!.securityContext.runAsUser).toBe(65_532);
});
