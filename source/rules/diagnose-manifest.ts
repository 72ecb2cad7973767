import type {ServiceView} from '../model/service-view.ts';
import type {MissingService} from '../model/view-parts.ts';
import type {Finding} from './finding.ts';
import {findingsOf, found, inOrder} from './findings.ts';
import {manifestFinding} from './manifest-finding.ts';
import {manifestRules} from './manifest-rules.ts';
import {isSkipped} from './skipped.ts';

/** What is wrong with a Service of a manifest, worst first, by the rules that need no cluster. */
export const diagnoseManifest = (view: ServiceView): readonly Finding[] =>
	isSkipped(view.service)
		? []
		: findingsOf({...view, isOfManifests: true}, manifestRules).flatMap(
				finding => manifestFinding(finding, view) ?? [],
			);

/** What is wrong with a Service that manifests name and none of them is, worst first. */
export const diagnoseMissingManifest = (missing: MissingService): readonly Finding[] =>
	inOrder(
		manifestRules.flatMap(rule => {
			const result = rule.checkMissing?.(missing);
			return (result && manifestFinding(found(rule, missing, result).finding)) ?? [];
		}),
	);
