import type {Service, Suppression} from '../model/objects.ts';
import type {ServiceView} from '../model/service-view.ts';
import {compareSeverity, type Finding, type Fix} from './finding.ts';
import type {Diagnosed, Rule, RuleResult} from './rule.ts';

/** The Service a finding is about; one that does not exist has no manager. */
type Subject = Pick<Service, 'namespace' | 'name' | 'manager'>;

type Found = {readonly finding: Finding; readonly causes: readonly string[]};

/** What has to be known before a live change is made: that some tool would take it back. */
export const ownership = (manager: Service['manager'], fixes: readonly Fix[]): readonly Fix[] =>
	manager !== undefined && fixes.some(({mutating}) => mutating)
		? [
				{
					kind: 'text',
					label: `Managed by ${manager}`,
					value: `Managed by ${manager}: change it at the source, a live patch will be reverted.`,
					mutating: false,
				},
			]
		: [];

export const found = (rule: Rule, service: Subject, verdict: RuleResult): Found => {
	const {causes = rule.causes ?? [], worstOnManifests: _, ...said} = verdict;
	const {code, title, severity, confidence} = rule;
	const {namespace, name, manager} = service;
	const fixes = [...ownership(manager, said.fixes), ...said.fixes];
	const finding = {code, severity, confidence, service: {namespace, name}, title, ...said, fixes};
	return {finding, causes};
};

/** The code of the finding at the root of this one; undefined where it is a root itself. */
const rootOf = ({code, port}: Finding, all: readonly Found[]): string | undefined => {
	const cause = all.find(
		({finding, causes}) =>
			finding.code !== code &&
			causes.includes(code) &&
			// What is wrong with one port does not explain what is wrong with another.
			(port === undefined || finding.port === undefined || finding.port === port),
	)?.finding;
	return cause && (rootOf(cause, all) ?? cause.code);
};

/** Worst first, what is ignored last; what follows from another comes right after it. */
export const inOrder = (findings: readonly Finding[]): readonly Finding[] => {
	const worstFirst = findings.toSorted(
		(a, b) =>
			Number(a.ignored !== undefined) - Number(b.ignored !== undefined) || compareSeverity(a.severity, b.severity),
	);
	const roots = worstFirst.filter(({foldedUnder}) => foldedUnder === undefined);
	return roots.flatMap((root, index) => [
		root,
		// Two findings of one rule share what follows from them: it is told once, after the first.
		...(roots.findIndex(({code}) => code === root.code) === index
			? worstFirst.filter(({foldedUnder}) => foldedUnder === root.code)
			: []),
	]);
};

/** The findings with those of some codes ignored, besides those that are already. */
export const ignoring = (findings: readonly Finding[], {codes, reason}: Suppression): readonly Finding[] =>
	findings.some(({code, ignored}) => ignored === undefined && codes.includes(code))
		? inOrder(
				findings.map(finding =>
					finding.ignored === undefined && codes.includes(finding.code) ? {...finding, ignored: reason} : finding,
				),
			)
		: findings;

const nothing: readonly never[] = [];

/** What each rule finds; a finding that follows from another comes right after it, worst first otherwise, what is ignored last. */
export const findingsOf = (
	view: ServiceView,
	asked: readonly Rule[],
	diagnosed: Diagnosed = () => nothing,
): readonly Finding[] => {
	const all: Found[] = [];
	// Nearly every rule has nothing to say of nearly every Service: nothing is made for that.
	for (const rule of asked) {
		const said = rule.check(view, diagnosed);
		for (const verdict of said === undefined ? nothing : [said].flat()) {
			all.push(found(rule, view.service, verdict));
		}
	}

	if (all.length === 0) {
		return nothing;
	}

	const {suppression} = view.service;
	const findings = all.map(({finding}): Finding => {
		const foldedUnder = rootOf(finding, all);
		const isIgnored = suppression?.codes.includes(finding.code);
		return {
			...finding,
			...(foldedUnder !== undefined && {foldedUnder}),
			...(isIgnored && {ignored: suppression!.reason}),
		};
	});
	return inOrder(findings);
};
