import {essentials} from '../../model/sync-status.ts';
import {causeText} from '../lib/cause-text.ts';
import {yamlLines} from '../lib/fixes/yaml-lines.ts';
import type {Rule} from '../rule.ts';

export const selectorNotLabels: Rule = {
	code: 'selector-not-labels',
	rank: 115,
	title: 'Selector is not a map of labels',
	severity: 'error',
	confidence: 'certain',
	inputs: essentials,
	worksOnManifests: 'error',
	isForManifestsOnly: true,
	causes: ['selector-matches-nothing', 'near-match-template', 'pods-in-other-namespace', 'stale-version-label'],
	docs: `The selector of a Service is a map of labels, key to text. matchLabels and matchExpressions belong to workloads and
NetworkPolicies; a Service has neither. A value that YAML reads as a number or as true is no text until it is quoted.
The API server refuses both: cannot unmarshal object (number, bool) into Go struct field of type string.

Check: kubectl apply --dry-run=server -f FILE shows what is refused; kubectl explain service.spec.selector.

Fix: Write the labels directly below selector, and quote values that are numbers or booleans.`,
	check({service}) {
		return (service.selectorFlaws ?? []).map(({key, value, meant}) => ({
			cause:
				meant === undefined
					? causeText`selector ${key}: ${value} is not a string: quote it`
					: causeText`selector ${key} is a map: labels belong directly below selector`,
			evidence: [{path: `spec.selector[${key}]`, value}],
			fixes: [
				meant === undefined
					? ({
							kind: 'text',
							label: 'Quote the value',
							value: `Write ${key}: "${value}" in spec.selector, and in the pod template too.`,
							mutating: false,
						} as const)
					: ({
							kind: 'yaml',
							label: 'Write the labels directly below selector',
							value: yamlLines({spec: {selector: meant}}).join('\n'),
							mutating: true,
						} as const),
			],
		}));
	},
};
