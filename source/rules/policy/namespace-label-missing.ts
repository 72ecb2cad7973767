import {matchesSelector} from '../../model/labels/matches-selector.ts';
import {essentials} from '../../model/sync-status.ts';
import {causeText} from '../lib/cause-text.ts';
import {selectorText} from '../lib/selector-text.ts';
import type {Rule} from '../rule.ts';

/** The label every namespace has, with its name (KEP-2161). */
const nameLabel = 'kubernetes.io/metadata.name';

export const namespaceLabelMissing: Rule = {
	code: 'namespace-label-missing',
	rank: 860,
	title: 'NetworkPolicy namespaceSelector matches nothing',
	severity: 'info',
	confidence: 'certain',
	inputs: [...essentials, 'networkpolicies'],
	docs: `A namespaceSelector goes by the labels of namespaces, not by their names. Every namespace has its name as label
kubernetes.io/metadata.name; a label like name: kube-system exists only where it was set.

Check: kubectl get namespaces --show-labels against kubectl describe networkpolicy NAME.

Fix: Select by kubernetes.io/metadata.name, or label the namespace. Where the namespace does not exist yet, there is
nothing to fix.`,
	check({policies, namespaces = []}) {
		// Without their labels nothing can be said.
		if (namespaces.length === 0) {
			return undefined;
		}

		return policies.flatMap(({namespace, name, ingress, egress}) =>
			[...ingress, ...egress]
				.flatMap(({peers}) => peers)
				.flatMap(({namespaceSelector}) => {
					if (!namespaceSelector || namespaces.some(({labels}) => matchesSelector(namespaceSelector, labels))) {
						return [];
					}

					const {matchLabels} = namespaceSelector;
					// That the namespace exists, and lacks the label, makes it a mistake.
					const meant = namespaces.find(each => Object.values(matchLabels).includes(each.name));
					return {
						...(meant && ({severity: 'warning', confidence: 'likely'} as const)),
						subject: {kind: 'NetworkPolicy', namespace, name},
						cause: causeText`no namespace has label ${selectorText(matchLabels) || 'of the selector'} (NetworkPolicy ${name})`,
						evidence: [{path: `networkpolicy/${name} namespaceSelector`, value: JSON.stringify(namespaceSelector)}],
						fixes: [
							{
								kind: 'text',
								label: 'Use an existing namespace label',
								value: meant
									? `In networkpolicy ${name}, use matchLabels {${nameLabel}: ${meant.name}}.`
									: `In networkpolicy ${name}, use matchLabels {${nameLabel}: NAME} with the name of the namespace, or label the namespace.`,
								mutating: false,
							} as const,
						],
					};
				}),
		);
	},
};
