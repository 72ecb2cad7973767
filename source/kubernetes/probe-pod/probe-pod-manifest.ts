import type {Labels} from '../../model/objects.ts';
import {list, object, text} from '../wire/json.ts';

/** Marks the pods that svctop makes. */
export const probePodLabel = 'svctop.dev/probe';
/** A condition that nobody ever sets: the pod is never ready. */
const neverReady = 'svctop.dev/never-ready';
/** Seconds after which the kubelet ends the pod, whatever has become of svctop. */
export const probePodSeconds = 300;
/** The container to run commands in. */
export const probeContainer = 'probe';
/** Who runs it, where the caller's user is root or its image's. */
const plainUser = 65_532;

/** Fields of the caller's spec that decide what the network, DNS and admission make of it. */
const sharedFields = [
	'nodeName',
	'serviceAccountName',
	'dnsPolicy',
	'dnsConfig',
	'hostAliases',
	'hostNetwork',
	'tolerations',
	'imagePullSecrets',
	'enableServiceLinks',
	'runtimeClassName',
] as const;

const userOf = (spec: Readonly<Record<string, unknown>>, container: string): number => {
	const own = list(spec.containers)
		.map(object)
		.find(({name}) => name === container);
	const user = object(own?.securityContext).runAsUser ?? object(spec.securityContext).runAsUser;
	return typeof user === 'number' && user > 0 ? user : plainUser;
};

/**
 * A pod like the caller, on its node, with its labels, service account, DNS settings and host aliases, that runs `image` and
 * nothing of the caller's. `caller` is the caller's object as the server has it.
 *
 * The caller is its controller: no ReplicaSet, StatefulSet or Job adopts a pod that has another one, whatever its labels
 * (k8s.io/kubernetes pkg/controller/controller_ref_manager.go ClaimPods), and it goes with the caller.
 */
export const probePodManifest = (
	caller: unknown,
	{
		name,
		image,
		labels,
		container,
	}: {readonly name: string; readonly image: string; readonly labels: Labels; readonly container: string},
) => {
	const metadata = object(object(caller).metadata);
	const spec = object(object(caller).spec);
	const shared = Object.fromEntries(
		sharedFields.flatMap(field => (spec[field] === undefined ? [] : [[field, spec[field]]])),
	);
	return {
		apiVersion: 'v1',
		kind: 'Pod',
		metadata: {
			name,
			namespace: text(metadata.namespace),
			labels: {...labels, [probePodLabel]: 'true'},
			ownerReferences: [
				{apiVersion: 'v1', kind: 'Pod', name: text(metadata.name), uid: text(metadata.uid), controller: true},
			],
		},
		spec: {
			...shared,
			automountServiceAccountToken: false,
			restartPolicy: 'Never',
			activeDeadlineSeconds: probePodSeconds,
			terminationGracePeriodSeconds: 1,
			readinessGates: [{conditionType: neverReady}],
			containers: [
				{
					name: probeContainer,
					image,
					command: ['sleep', String(probePodSeconds)],
					// A quota of a namespace may ask for both.
					resources: {requests: {cpu: '10m', memory: '16Mi'}, limits: {cpu: '200m', memory: '64Mi'}},
					// Passes the restricted Pod Security level.
					securityContext: {
						runAsNonRoot: true,
						runAsUser: userOf(spec, container),
						allowPrivilegeEscalation: false,
						capabilities: {drop: ['ALL']},
						seccompProfile: {type: 'RuntimeDefault'},
					},
				},
			],
		},
	};
};
