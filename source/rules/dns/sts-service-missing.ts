import {isSelecting} from '../../model/labels/is-selecting.ts';
import {essentials} from '../../model/sync-status.ts';
import {causeText} from '../lib/cause-text.ts';
import {absenceSeverity, nearestName} from '../lib/nearest-name.ts';
import type {Rule} from '../rule.ts';

export const stsServiceMissing: Rule = {
	code: 'sts-service-missing',
	rank: 690,
	title: "StatefulSet's headless Service is missing",
	severity: 'error',
	confidence: 'certain',
	inputs: [...essentials, 'statefulsets'],
	worksOnManifests: 'warning',
	saysAbsence: true,
	docs: `spec.serviceName of a StatefulSet names the headless Service that gives its pods DNS names: POD.NAME.NAMESPACE.svc. The
StatefulSet does not create it. Where it does not exist, or has a ClusterIP, these names do not resolve, and peers don't
find each other.

Check: kubectl get statefulset NAME -o jsonpath='{.spec.serviceName}', then kubectl get service of that name: it has
to exist, with None for its CLUSTER-IP.

Fix: Create the Service with clusterIP: None and the selector of the pods. serviceName itself can't be changed later.`,
	check({service, workloads}) {
		const named = workloads.find(({kind, serviceName}) => kind === 'StatefulSet' && serviceName === service.name);
		if (named === undefined || !isSelecting(service) || service.clusterIPs[0] === 'None') {
			return undefined;
		}

		return {
			// A single pod is mostly called by the Service's own name.
			severity: named.replicas > 1 ? 'warning' : 'info',
			subject: {kind: 'StatefulSet', namespace: named.namespace, name: named.name},
			cause: causeText`not headless: ${named.name}-0.${service.name} does not resolve (sts/${named.name})`,
			evidence: [
				{path: `statefulset/${named.name} spec.serviceName`, value: service.name},
				{path: 'spec.clusterIP', value: service.clusterIPs[0] ?? ''},
			],
			fixes: [
				{
					kind: 'text',
					label: 'Recreate it as headless, if pods need DNS names',
					value: `clusterIP is immutable: delete Service ${service.name} and create it again with clusterIP: None. Its clients then get the pod IPs.`,
					mutating: false,
				},
			],
		};
	},
	checkMissing({namespace, name, statefulSets, services}) {
		const [first] = statefulSets;
		if (first === undefined) {
			return undefined;
		}

		const near = nearestName(name, services);
		return {
			worstOnManifests: absenceSeverity(name, services),
			...(first.replicas === 0 && ({severity: 'warning'} as const)),
			subject: {kind: 'StatefulSet', namespace, name: first.name},
			cause: near
				? causeText`Service ${name} not found (sts/${first.name}); did you mean ${near}?`
				: causeText`Service ${name} not found (sts/${first.name} serviceName)`,
			evidence: [{path: `statefulset/${first.name} spec.serviceName`, value: name}],
			fixes: [
				{
					kind: 'text',
					label: 'Create the headless Service',
					value: `Create Service ${name} in namespace ${namespace} with clusterIP: None and the labels of the pods of ${first.name} as its selector.`,
					mutating: false,
				},
			],
		};
	},
};
