import {isPlaceholder} from '../model/placeholder.ts';
import type {ServiceView} from '../model/service-view.ts';
import {rules} from './all-rules.ts';
import {compareSeverity, type Severity} from './finding.ts';
import {withRemark} from './lib/cause-text.ts';
import type {Rule, RuleResult} from './rule.ts';

type Why = {readonly short: string; readonly long: string};

/** Why a finding is less than it would be in a cluster, which holds all there is. */
const limits: Why = {short: 'these files only', long: 'objects outside these files are unknown'};

/** Why it is less where a placeholder or an operator decides on the pods. */
const uncertainty: Why = {
	short: 'pods uncertain',
	long: 'the pods are not certain before a placeholder is filled in, or an operator has created them',
};

const downgrade = (result: RuleResult, rule: Rule, worst: Severity, why: Why): RuleResult =>
	compareSeverity(result.severity ?? rule.severity, worst) >= 0
		? result
		: {
				...result,
				severity: worst,
				confidence: worst === 'warning' ? 'likely' : 'hint',
				cause: withRemark(result.cause, ` (${why.short})`),
				evidence: [...result.evidence, {path: 'certainty', value: why.long}],
			};

/** Whether nothing can be told from a result: a placeholder stands where it looks, NaN where a number belongs. */
export const isUnknown = ({evidence, cause}: RuleResult) =>
	/\bNaN\b/.test(cause) || evidence.some(({value}) => isPlaceholder(value) || /\bNaN\b/.test(value));

const isAboutPods = ({evidence, subject}: RuleResult) =>
	subject?.kind === 'Pod' || evidence.some(({path}) => path.startsWith('pod/'));

type Limit = (result: RuleResult, rule: Rule, pods: ServiceView['pods']) => RuleResult | undefined;

/** What is left of a result about objects that are written and do not run yet; undefined where nothing is. */
const withinCertainty: Limit = (result, rule, pods) => {
	if (isUnknown(result)) {
		return undefined;
	}

	const isUncertain = isAboutPods(result) && pods.some(pod => pod.isUncertain);
	return isUncertain ? downgrade(result, rule, 'info', uncertainty) : result;
};

/** What is left of it where only files are known. */
const withinFiles: Limit = (result, rule, pods) =>
	withinCertainty(downgrade(result, rule, result.worstOnManifests ?? rule.worksOnManifests!, limits), rule, pods);

const limited = (rule: Rule, limit: Limit): Rule => ({
	...rule,
	check: (view, diagnosed) =>
		[rule.check(view, diagnosed) ?? []].flat().flatMap(result => limit(result, rule, view.pods) ?? []),
	...(rule.checkMissing && {
		checkMissing(missing) {
			const result = rule.checkMissing!(missing);
			return result && limit(result, rule, []);
		},
	}),
});

/** The rules that work on manifests, each of them at most as severe as files alone can prove it. */
export const manifestRules: readonly Rule[] = rules
	.filter(({worksOnManifests}) => worksOnManifests !== undefined)
	.map(rule => limited(rule, withinFiles));

/** All rules, for manifests as if they were applied to a cluster, of which all is known. */
export const appliedRules: readonly Rule[] = rules.map(rule => limited(rule, withinCertainty));
