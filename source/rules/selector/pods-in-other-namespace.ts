import {essentials} from '../../model/sync-status.ts';
import {causeText} from '../lib/cause-text.ts';
import {plural} from '../lib/plural.ts';
import {selectorText} from '../lib/selector-text.ts';
import type {Rule} from '../rule.ts';

export const podsInOtherNamespace: Rule = {
	code: 'pods-in-other-namespace',
	rank: 120,
	title: 'Pods are in another namespace',
	severity: 'error',
	confidence: 'certain',
	inputs: essentials,
	worksOnManifests: 'warning',
	saysAbsence: true,
	causes: ['selector-matches-nothing'],
	docs: `A Service selects pods of its own namespace and of no other. Here none matches, and pods with just these labels run
elsewhere.

Check: kubectl get pods -A -l SELECTOR, and compare the namespaces.

Fix: Create the Service where the pods are, and call it by NAME.NAMESPACE; or move the pods. Where the short name has to
work here, make this one an ExternalName of that Service.`,
	check({service, pods, workloads, elsewhere, nearMatches}) {
		const [nearest] = elsewhere;
		// Something here that the selector was meant for explains it better.
		const isExplained =
			workloads.length > 0 || nearMatches.some(({patch, isElected}) => patch !== undefined || isElected);
		if (nearest === undefined || pods.length > 0 || isExplained) {
			return undefined;
		}

		const {namespace, pods: number} = nearest;
		return {
			// Which namespace a manifest without one is applied to is not known.
			...(service.isNamespaceAssumed && ({worstOnManifests: 'info'} as const)),
			cause: causeText`pods are in namespace ${namespace}: ${number} match ${selectorText(service.selector)}, none here`,
			evidence: [
				{path: 'spec.selector', value: selectorText(service.selector)},
				...elsewhere.map(each => ({path: `pods in ${each.namespace}`, value: plural(each.pods, 'pod')})),
			],
			fixes: [
				{
					kind: 'command',
					label: 'List these pods',
					argv: ['kubectl', 'get', 'pods', '-A', '-l', selectorText(service.selector)],
					mutating: false,
				},
				{
					kind: 'text',
					label: 'Move the Service',
					value: `Create the Service in namespace ${namespace}, unless it has one for these pods, and let clients use ${service.name}.${namespace}.`,
					mutating: false,
				},
			],
		};
	},
};
