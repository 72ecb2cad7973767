import {essentials} from '../../model/sync-status.ts';
import {causeText} from '../lib/cause-text.ts';
import {selectorText} from '../lib/selector-text.ts';
import type {Rule} from '../rule.ts';

export const policySelectsNothing: Rule = {
	code: 'policy-selects-nothing',
	rank: 900,
	title: 'NetworkPolicy podSelector matches no pods',
	severity: 'info',
	confidence: 'likely',
	inputs: [...essentials, 'networkpolicies'],
	worksOnManifests: 'info',
	saysAbsence: true,
	docs: `A NetworkPolicy is about the pods of its namespace that its podSelector matches. One that matches none does nothing:
what it should block stays open, and what it should allow stays blocked. Here its labels are close to those of the
Service's pods.

Check: kubectl get pods -l with the policy's podSelector finds nothing; kubectl get pods --show-labels shows what
they have.

Fix: Correct the podSelector. A policy for pods that do not exist yet needs no fix.`,
	check({idlePolicies, pods}) {
		const [pod] = pods.toSorted((a, b) => (a.name < b.name ? -1 : 1));
		return pod === undefined
			? undefined
			: idlePolicies.map(({namespace, name, podSelector: {matchLabels}}) => ({
					subject: {kind: 'NetworkPolicy', namespace, name},
					cause: causeText`podSelector ${selectorText(matchLabels)} matches no pods (NetworkPolicy ${name})`,
					evidence: [
						{path: `networkpolicy/${name} spec.podSelector.matchLabels`, value: selectorText(matchLabels)},
						{path: `pod/${pod.name} metadata.labels`, value: selectorText(pod.labels)},
					],
					fixes: [
						{
							kind: 'text',
							label: 'Fix the podSelector',
							value: `In networkpolicy ${name}, write the labels that the pods have.`,
							mutating: false,
						} as const,
					],
				}));
	},
};
