import type {Workload} from '../model/objects.ts';
import type {ServiceView} from '../model/service-view.ts';
import type {Inputs} from '../model/sync-status.ts';
import {withinReach} from '../model/synced-inputs.ts';
import type {MissingService} from '../model/view-parts.ts';
import type {Finding} from './finding.ts';
import {findingsOf, found, inOrder} from './findings.ts';
import {diagnose} from './index.ts';
import {selectorMismatch} from './lib/workload-selector.ts';
import {manifestFinding, templateFinding} from './manifest-finding.ts';
import {appliedRules, isUnknown, manifestRules} from './manifest-rules.ts';
import {workloadSelectorMismatch} from './selector/workload-selector-mismatch.ts';
import {isSkipped} from './skipped.ts';

/**
 * What is wrong with a Service of a manifest, worst first, by the rules that need no cluster. `refused` are the workloads
 * that know their pods by its labels, and whose pod template has others.
 */
export const diagnoseManifest = (view: ServiceView, refused: readonly Workload[] = []): readonly Finding[] =>
	isSkipped(view.service)
		? []
		: findingsOf({...view, isOfManifests: true, ...(refused.length > 0 && {refused})}, manifestRules).map(finding =>
				manifestFinding(finding, view),
			);

/** What is wrong with a workload of a manifest that no Service is for; undefined where nothing is. */
export const diagnoseWorkload = (workload: Workload): Finding | undefined => {
	const result = selectorMismatch(workload);
	return result && !isUnknown(result)
		? {...found(workloadSelectorMismatch, workload, result).finding, service: null}
		: undefined;
};

/** What is wrong with a Service that manifests name and none of them is, worst first. */
export const diagnoseMissingManifest = (missing: MissingService): readonly Finding[] =>
	inOrder(
		manifestRules.flatMap(rule => {
			const result = rule.checkMissing?.(missing);
			return (result && manifestFinding(found(rule, missing, result).finding)) ?? [];
		}),
	);

/** What a controller has to do first: a Service that was created just now has waited for nothing yet. */
const awaited = new Set(['lb-pending']);

/**
 * What will be wrong with a Service once manifests are applied, worst first. Of pods that do not run yet only what is
 * written is diagnosed. undefined while it cannot be told.
 */
export const diagnoseApplied = (
	view: ServiceView,
	inputs: Inputs,
	{
		isNew,
		isWritten,
	}: {readonly isNew: boolean /** Whether one of the manifests is this Service. */; readonly isWritten: boolean},
): readonly Finding[] | undefined => {
	// Whether anything can be told at all depends on the same inputs.
	const known = diagnose(view, inputs);
	if (known === undefined || view.missing !== undefined || isSkipped(view.service)) {
		return known;
	}

	const isPlanned = view.pods.some(pod => pod.isPlanned);
	const asked = appliedRules.filter(
		({worksOnManifests, code}) => (!isPlanned || worksOnManifests !== undefined) && !(isNew && awaited.has(code)),
	);
	const findings = findingsOf(withinReach(view, inputs), asked, other => diagnose(other, inputs) ?? []);
	return findings.map(finding => (isWritten ? manifestFinding(finding, view) : templateFinding(finding, view.pods)));
};
