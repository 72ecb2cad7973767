import {expect, test} from 'vitest';
import type {ServiceView} from '../../source/model/service-view.ts';
import {diagnose} from '../../source/rules/index.ts';
import type {Rule, RuleResult} from '../../source/rules/rule.ts';
import {freeze} from './freeze.ts';
import {synced} from './inputs.ts';
import {expectSoundFixes} from './sound-fixes.ts';

type Expected = Partial<Omit<RuleResult, 'evidence' | 'fixes'>> & {
	readonly view: ServiceView;
	/** Texts that are in its cause, evidence or fixes. */
	readonly mention?: readonly string[];
	/** Texts that are not. */
	readonly silent?: readonly string[];
	/** How many findings there are; one unless told. */
	readonly count?: number;
};

const verdictsOf = (rule: Rule, view: ServiceView): readonly RuleResult[] =>
	[rule.check(freeze(view), other => diagnose(other, synced()) ?? []) ?? []].flat();

/** Tests a rule against views it has to be silent on, and views it has to find something in. The views are frozen. */
export const verifyRule = (
	rule: Rule,
	{good, bad}: {readonly good: readonly ServiceView[]; readonly bad: readonly Expected[]},
) => {
	test.each(good.map((view, index) => ({view, index})))(`${rule.code} is silent on good view $index`, ({view}) => {
		expect(verdictsOf(rule, view)).toEqual([]);
	});

	test.each(bad.map((expected, index) => ({expected, index})))(`${rule.code} finds bad view $index`, ({expected}) => {
		const {view, mention = [], silent = [], count = 1, ...fields} = expected;
		const verdicts = verdictsOf(rule, view);
		expect(verdicts).toHaveLength(count);
		const verdict = {severity: rule.severity, confidence: rule.confidence, ...verdicts[0]!};
		expect(verdict).toMatchObject({severity: rule.severity, ...fields});
		const text = JSON.stringify(verdicts.map(({cause, evidence, fixes}) => ({cause, evidence, fixes})));
		for (const each of mention) {
			expect(text).toContain(JSON.stringify(each).slice(1, -1));
		}

		for (const each of silent) {
			expect(text).not.toContain(each);
		}

		if (
			verdicts.some(({errorFrom, visibleAfter, downgrade}) => (errorFrom ?? visibleAfter ?? downgrade) !== undefined)
		) {
			expect(rule.severityOverTime).toBeDefined();
		}

		for (const {severity = rule.severity, confidence = rule.confidence, cause} of verdicts) {
			expect(severity === 'error' ? confidence : 'certain').toBe('certain');
			expect(cause).not.toMatch(/\n|undefined|null|\[object/);
		}

		expectSoundFixes(verdicts.flatMap(({fixes}) => fixes));
		const permuted = {...view, pods: view.pods.toReversed(), slices: view.slices.toReversed()};
		expect(verdictsOf(rule, permuted)).toEqual(verdicts);
	});
};
