import type {Resource} from '../model/records.ts';
import type {ServiceView} from '../model/service-view.ts';
import type {MissingService} from '../model/view-parts.ts';
import type {Confidence, Finding, Severity} from './finding.ts';

/** What a rule says about one Service; what it leaves out is filled in from the rule. */
export type RuleResult = Pick<Finding, 'cause' | 'evidence' | 'fixes'> &
	Partial<
		Pick<Finding, 'severity' | 'confidence' | 'port' | 'subject' | 'since' | 'errorFrom' | 'visibleAfter' | 'downgrade'>
	> & {
		/** Takes the place of the rule's `causes` where that depends on what was seen. */
		readonly causes?: readonly string[];
		/** Takes the place of the rule's `worksOnManifests` where that depends on what was seen. */
		readonly worstOnManifests?: Severity;
	};

/** What is wrong with a Service, worst first; [] while it cannot be told. */
export type Diagnosed = (view: ServiceView) => readonly Finding[];

export type Rule = {
	/** Slug, equal to the file's name. */
	readonly code: string;
	/** Its place among the rules: of findings of one severity, that of the lowest comes first. No two have the same. */
	readonly rank: number;
	readonly title: string;
	readonly severity: Severity;
	/** How time changes that: "error after 5 minutes". Only of those it changes. */
	readonly severityOverTime?: string;
	readonly confidence: Confidence;
	/** The resources it reads: it is asked once all of them are settled. */
	readonly inputs: readonly Resource[];
	/**
	 * Whether it works on manifests, which tell what is written and not what runs: the worst severity it has there. 'error'
	 * where the files alone decide it, less where what it misses may be elsewhere. Rules without say nothing of manifests.
	 */
	readonly worksOnManifests?: Severity;
	/** Whether it is about what no API server takes: a cluster has none of it, and it is asked of manifests only. */
	readonly isForManifestsOnly?: true;
	/** Whether it is about something that is not there: a document that could not be read may hold it. */
	readonly saysAbsence?: true;
	/** Whether one object's own status says it, when it says it for certain: no other has to agree, and no rollout takes it back. */
	readonly isSelfEvident?: true;
	/** Milliseconds it has to stand, where that is longer than for others: what it compares is written by different hands. */
	readonly settleMs?: number;
	/** Codes of findings that follow from this one and are folded under it. */
	readonly causes?: readonly string[];
	/** Why it matters, how to check it by hand, how to fix it: five to ten lines, read in the terminal. */
	readonly docs: string;
	/** Pure: sees one joined view, never the clock. `diagnosed` tells what is wrong with another that hangs on it. */
	check(view: ServiceView, diagnosed: Diagnosed): RuleResult | readonly RuleResult[] | undefined;
	/** What it reports about a Service that other objects reference and that does not exist. */
	checkMissing?(missing: MissingService): RuleResult | undefined;
};
