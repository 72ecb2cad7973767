import {matchesSelector} from '../../model/labels/matches-selector.ts';
import type {LabelSelector, Labels} from '../../model/objects.ts';
import {essentials} from '../../model/sync-status.ts';
import {kubectlName} from '../lib/fixes/kubectl-name.ts';
import {selectorText} from '../lib/selector-text.ts';
import type {Rule} from '../rule.ts';

/** The first pair or expression of a selector that the labels do not satisfy, with where it stands. */
const unsatisfied = ({matchLabels, matchExpressions}: LabelSelector, labels: Labels) => {
	const pair = Object.entries(matchLabels).find(([key, value]) => labels[key] !== value);
	if (pair !== undefined) {
		return {path: `spec.selector.matchLabels[${pair[0]}]`, text: pair.join('='), value: pair[1]};
	}

	const index = matchExpressions.findIndex(
		each => !matchesSelector({matchLabels: {}, matchExpressions: [each]}, labels),
	);
	const {key, operator, values} = matchExpressions[index]!;
	const text = [key, operator, values.join(', ')].filter(Boolean).join(' ');
	return {path: `spec.selector.matchExpressions[${index}]`, text, value: text};
};

export const workloadSelectorMismatch: Rule = {
	code: 'workload-selector-mismatch',
	rank: 118,
	title: 'Workload does not select its own pods',
	severity: 'error',
	confidence: 'certain',
	inputs: [...essentials, 'deployments', 'statefulsets', 'daemonsets'],
	worksOnManifests: 'error',
	isForManifestsOnly: true,
	docs: `spec.selector of a Deployment, StatefulSet or DaemonSet has to match the labels of its own pod template: by it the
controller knows its pods. The API server refuses a workload where it does not: selector does not match template labels.
So the workload is not created, and a Service has none of its pods.

By hand: kubectl apply --dry-run=server -f FILE shows what is refused; compare spec.selector.matchLabels with
spec.template.metadata.labels.

Make them the same. The selector of a workload that exists is immutable: change the labels of the template, or create it
anew.`,
	check({workloads}) {
		return workloads.flatMap(({kind, namespace, name, selector, podLabels}) => {
			if (selector === undefined || matchesSelector(selector, podLabels)) {
				return [];
			}

			const {path, text, value} = unsatisfied(selector, podLabels);
			const who = kubectlName({kind, name});
			return {
				subject: {kind, namespace, name},
				cause: `${who} selects ${text}, and its own pod template has ${selectorText(podLabels)}: it is refused`,
				evidence: [
					{path: `${who} ${path}`, value},
					{path: `${who} spec.template.metadata.labels`, value: selectorText(podLabels)},
				],
				fixes: [
					{
						kind: 'text',
						label: 'Use the same labels',
						value: `In ${who}, write the labels of spec.template.metadata.labels that tell its pods apart into spec.selector.matchLabels.`,
						mutating: false,
					},
				],
			};
		});
	},
};
