import {isSelecting} from '../../model/labels/is-selecting.ts';
import {eligiblePods} from '../../model/pods/eligible-pods.ts';
import {resolvePort} from '../../model/ports/ports.ts';
import {essentials} from '../../model/sync-status.ts';
import {causeText} from '../lib/cause-text.ts';
import {isRolling} from '../lib/pods/not-ready-pods.ts';
import {shortPodName} from '../lib/pods/short-pod-name.ts';
import type {Rule} from '../rule.ts';

/** More names than these show nothing new. */
const shown = 3;

export const namedTargetPortPartial: Rule = {
	code: 'named-target-port-partial',
	rank: 550,
	title: 'targetPort name missing in some pods',
	severity: 'warning',
	severityOverTime: 'info during a rollout',
	confidence: 'certain',
	inputs: [...essentials, 'deployments', 'statefulsets', 'daemonsets'],
	worksOnManifests: 'warning',
	saysAbsence: true,
	causes: ['single-endpoint'],
	docs: `A targetPort that is a name is looked up in each pod by itself. Pods that have no port of that name stay in the
EndpointSlices without this port, and get none of its traffic: fewer pods serve than it seems.

Check: kubectl get endpointslices -l kubernetes.io/service-name=NAME shows two slices, one without the port.

Fix: Name the port in all pod templates that the selector matches, or match fewer of them. While a rollout renames the
port, the old pods are the ones that lack it, and nothing needs to be done.`,
	check({service, pods, workloads}) {
		if (!isSelecting(service)) {
			return undefined;
		}

		const eligible = eligiblePods({pods});
		return service.ports.flatMap((port, index) => {
			const lacking = eligible.filter(pod => resolvePort(pod, port) === undefined);
			const [first] = lacking;
			if (first === undefined || lacking.length === eligible.length) {
				return [];
			}

			return {
				// The pods of a Job (a Helm hook) are not meant to be called.
				...((isRolling({workloads}) || lacking.every(({owner}) => owner?.kind === 'Job')) &&
					({severity: 'info'} as const)),
				port: port.port,
				subject: {kind: 'Pod', namespace: first.namespace, name: first.name},
				cause: causeText`targetPort ${port.targetPort} missing in ${lacking.length}/${eligible.length} pods: no traffic to ${shortPodName(first.name)}`,
				evidence: [
					{path: `spec.ports[${index}].targetPort`, value: String(port.targetPort)},
					...lacking.slice(0, shown).map(pod => ({
						path: `pod/${pod.name} spec.containers[].ports[].name`,
						value: pod.containers.flatMap(({ports}) => ports.map(({name}) => name || "''")).join(', ') || 'none',
					})),
				],
				fixes: [
					{
						kind: 'text',
						label: 'Declare the named port',
						value: `Give the container of ${first.name} that serves it a port named ${port.targetPort} (${port.protocol}) in the pod template, or exclude its pods from the selector.`,
						mutating: false,
					},
				],
			};
		});
	},
};
