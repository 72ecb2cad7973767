import {isSelecting} from '../../model/labels/is-selecting.ts';
import {essentials} from '../../model/sync-status.ts';
import {causeText} from '../lib/cause-text.ts';
import {kubectlName} from '../lib/fixes/kubectl-name.ts';
import {suggestionCause, suggestionEvidence, suggestionFixes} from '../lib/fixes/selector-suggestion.ts';
import {selectorCertainty} from '../lib/selector-certainty.ts';
import {selectorText} from '../lib/selector-text.ts';
import type {Rule} from '../rule.ts';

export const selectorMatchesNothing: Rule = {
	code: 'selector-matches-nothing',
	rank: 160,
	title: 'Selector matches no pods',
	severity: 'error',
	confidence: 'certain',
	inputs: [...essentials, 'deployments', 'statefulsets', 'daemonsets'],
	worksOnManifests: 'error',
	saysAbsence: true,
	causes: ['ingress-backend-no-endpoints'],
	docs: `A Service sends traffic to the pods of its own namespace that have every label of its selector. When no pod
has them all, it has no endpoints: connections are refused.

Check: kubectl get service NAME -o jsonpath='{.spec.selector}', then kubectl get pods --show-labels, and compare
letter by letter, keys as well as values.

Fix: Correct the selector with a merge patch, in which null drops a key; kubectl set selector replaces it whole. Or
correct the label in the pod template. Where the selector names a version, drop that pair: it goes stale with every
release.`,
	check(view) {
		const {service, pods, workloads} = view;
		if (!isSelecting(service) || pods.length > 0) {
			return undefined;
		}

		const evidence = [{path: 'spec.selector', value: selectorText(service.selector)}];
		const awake = workloads.filter(({replicas}) => replicas > 0);
		const [first] = awake;
		if (first !== undefined) {
			const name = kubectlName(first);
			return {
				cause: causeText`0/${first.replicas} pods: ${name} has created none (selector OK)`,
				subject: {kind: first.kind, namespace: first.namespace, name: first.name},
				evidence: [...evidence, {path: `${name} replicas wanted`, value: String(first.replicas)}],
				fixes: [
					{
						kind: 'command',
						label: 'Check the FailedCreate events',
						argv: ['kubectl', '-n', service.namespace, 'get', 'events', '--field-selector', 'reason=FailedCreate'],
						mutating: false,
					},
				],
			};
		}

		// Those that match are all scaled to zero: the selector is right, and that is another finding.
		if (workloads.length > 0) {
			return undefined;
		}

		return {
			// An operator sets the label at run time (role=replica): no pod may have it for now.
			...(view.nearMatches[0]?.isElected && ({severity: 'warning'} as const)),
			worstOnManifests: selectorCertainty(view),
			cause: suggestionCause(view),
			evidence: [...evidence, ...suggestionEvidence(view)],
			fixes: suggestionFixes(view),
		};
	},
};
