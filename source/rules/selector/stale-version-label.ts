import {isSelecting} from '../../model/labels/is-selecting.ts';
import {isReleaseKey} from '../../model/labels/pair-match.ts';
import {essentials} from '../../model/sync-status.ts';
import {pinnedCause, suggestionEvidence, suggestionFixes} from '../lib/fixes/selector-suggestion.ts';
import {selectorText} from '../lib/selector-text.ts';
import type {Rule} from '../rule.ts';

export const staleVersionLabel: Rule = {
	code: 'stale-version-label',
	rank: 130,
	title: 'Selector pins a release label',
	severity: 'error',
	confidence: 'certain',
	inputs: [...essentials, 'deployments', 'statefulsets', 'daemonsets'],
	worksOnManifests: 'info',
	saysAbsence: true,
	causes: ['selector-matches-nothing'],
	docs: `The selector names a label that is another one with every release: version, helm.sh/chart, pod-template-hash. The
pods of the release it was written for are gone, and those of the next do not match.

Check: kubectl get service NAME -o jsonpath='{.spec.selector}' against kubectl get pods --show-labels.

Fix: Drop the pair with a merge patch, in which null removes a key, and take it out of the chart or manifest the Service
is made from. A tool that switches releases by such a label (Argo Rollouts, blue and green by hand) sets it itself.`,
	check(view) {
		const {service, pods, nearMatches} = view;
		const [best] = nearMatches;
		// Without a patch it is a guess, or a tool's own label that it will set again.
		if (!isSelecting(service) || pods.length > 0 || best?.patch === undefined) {
			return undefined;
		}

		// A template that matches as it is differs in nothing.
		return best.differences.length > 0 && best.differences.every(({key}) => isReleaseKey(key))
			? {
					cause: pinnedCause(best),
					evidence: [{path: 'spec.selector', value: selectorText(service.selector)}, ...suggestionEvidence(view)],
					fixes: suggestionFixes(view),
				}
			: undefined;
	},
};
