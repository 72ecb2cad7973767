import {isSelecting} from '../../model/labels/is-selecting.ts';
import {isReleaseKey} from '../../model/labels/pair-match.ts';
import {essentials} from '../../model/sync-status.ts';
import {kubectlName} from '../lib/fixes/kubectl-name.ts';
import {suggestionCause, suggestionEvidence, suggestionFixes} from '../lib/fixes/selector-suggestion.ts';
import {selectorCertainty} from '../lib/selector-certainty.ts';
import {selectorText} from '../lib/selector-text.ts';
import type {Rule} from '../rule.ts';

export const nearMatchTemplate: Rule = {
	code: 'near-match-template',
	rank: 140,
	title: 'Selector almost matches a pod template',
	severity: 'error',
	confidence: 'certain',
	inputs: [...essentials, 'deployments', 'statefulsets', 'daemonsets'],
	worksOnManifests: 'warning',
	saysAbsence: true,
	causes: ['selector-matches-nothing'],
	docs: `No pod has the labels of the selector, and none has similar ones; but the pod template of a workload has, and that
workload has no pods now: it is scaled to 0, or cannot create any.

Check: kubectl get service NAME -o jsonpath='{.spec.selector}' against kubectl get deploy,sts,ds -o
custom-columns=NAME:.metadata.name,LABELS:.spec.template.metadata.labels

Fix: Correct the selector first: scaling the workload up does not help. Then check why it has no pods.`,
	check(view) {
		const {service, pods, workloads, nearMatches} = view;
		const [best] = nearMatches;
		const isNear = best?.patch !== undefined && best.pods.length === 0;
		if (!isSelecting(service) || pods.length > 0 || workloads.length > 0 || !isNear) {
			return undefined;
		}

		// A label of one release has a rule of its own.
		return best.differences.every(({key}) => isReleaseKey(key))
			? undefined
			: {
					worstOnManifests: selectorCertainty(view),
					subject: {kind: best.owner.kind, namespace: service.namespace, name: best.owner.name},
					cause: suggestionCause(view),
					evidence: [
						{path: 'spec.selector', value: selectorText(service.selector)},
						...suggestionEvidence(view),
						{path: `${kubectlName(best.owner)} pods`, value: '0'},
					],
					fixes: suggestionFixes(view),
				};
	},
};
