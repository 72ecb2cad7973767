import {matchesSelector} from '../../model/labels/matches-selector.ts';
import type {LabelSelector, Labels, Workload} from '../../model/objects.ts';
import type {RuleResult} from '../rule.ts';
import {causeText} from './cause-text.ts';
import {kubectlName} from './fixes/kubectl-name.ts';
import {selectorText} from './selector-text.ts';

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

/** What is wrong with a workload whose selector does not match its own pod template; undefined where it does. */
export const selectorMismatch = ({kind, namespace, name, selector, podLabels}: Workload): RuleResult | undefined => {
	if (selector === undefined || matchesSelector(selector, podLabels)) {
		return undefined;
	}

	const {path, text, value} = unsatisfied(selector, podLabels);
	const who = kubectlName({kind, name});
	const labels = selectorText(podLabels) || 'no labels';
	return {
		subject: {kind, namespace, name},
		cause: causeText`${who} selects ${text}, its own pods have ${labels}: refused`,
		evidence: [
			{path: `${who} ${path}`, value},
			{path: `${who} spec.template.metadata.labels`, value: labels},
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
};
