import type {Suppression} from '../model/objects.ts';
import {isMissed} from '../model/store/missing-services.ts';
import type {MissingService} from '../model/view-parts.ts';
import type {Diagnosis} from '../rules/diagnosis.ts';
import type {Finding} from '../rules/finding.ts';
import {ignoring} from '../rules/findings.ts';

export type Missing = {
	/** Services that something needs and that do not exist. They count as the others do, and are in the dashboard's list. */
	readonly services: ReadonlyArray<{readonly namespace: string; readonly name: string}>;
	/** In the order of `services`. */
	readonly diagnoses: readonly Diagnosis[];
	/** Findings about what deleted Services left behind, where nothing needs them any more. */
	readonly leftovers: readonly Finding[];
};

/** Diagnoses the Services that other objects name and that do not exist, by what `diagnose` finds about each. */
export const diagnoseAbsent = (
	named: readonly MissingService[],
	diagnose: (missing: MissingService) => readonly Finding[],
	suppression: Suppression,
): Missing => {
	const all = named
		.map(missing => ({missing, findings: ignoring(diagnose(missing), suppression)}))
		.filter(({findings}) => findings.length > 0);
	const missed = all.filter(({missing}) => isMissed(missing));
	return {
		services: missed.map(({missing: {namespace, name}}) => ({namespace, name})),
		diagnoses: missed.map(({findings}) => ({isDiagnosed: true, findings, isSettling: false})),
		leftovers: all.filter(({missing}) => !isMissed(missing)).flatMap(({findings}) => findings),
	};
};
