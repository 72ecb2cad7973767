import {diagnoseAbsent, type Missing} from '../engine/missing-services.ts';
import type {Collection} from '../manifest/collection.ts';
import {matchesSelector} from '../model/labels/matches-selector.ts';
import {keyOf, type Suppression, type Workload} from '../model/objects.ts';
import {selects} from '../model/pods/pods.ts';
import type {ServiceView} from '../model/service-view.ts';
import type {ClusterStore} from '../model/store/cluster-store.ts';
import {diagnoseManifest, diagnoseMissingManifest, diagnoseWorkload} from '../rules/diagnose-manifest.ts';
import type {Diagnosis} from '../rules/diagnosis.ts';
import {ignoring} from '../rules/findings.ts';
import {createFindingPlaces} from './finding-place.ts';

/** Answers whether an operator most likely makes the Service of a name: an object of a kind of its own is in the name. */
const createOperated = (custom: Collection['custom']) => {
	const names = [...new Set(custom.map(({name}) => name))].filter(Boolean);
	return (name: string) => names.some(each => `-${name}-`.includes(`-${each}-`));
};

/** Finds the workloads whose selector a Service has, and their pod template has not. */
const createRefused = (workloads: readonly Workload[]) => {
	const refused = Map.groupBy(
		workloads.filter(({selector, podLabels}) => selector !== undefined && !matchesSelector(selector, podLabels)),
		({namespace}) => namespace,
	);
	return ({service, workloads: selected}: ServiceView): readonly Workload[] =>
		(refused.get(service.namespace) ?? []).filter(
			workload => !selected.includes(workload) && selects(service.selector, workload.selector!.matchLabels),
		);
};

type Diagnoses = {
	/** In the order of `chosen`. */
	readonly diagnoses: readonly Diagnosis[];
	/** The Services that other manifests name and none of them is. */
	readonly absent: Missing;
};

/**
 * Diagnoses Services of manifests, joined in `clusterStore`, and those that are missing there, as far as `isWanted` asks for their
 * names. Every finding has its place.
 */
export const diagnoseManifests = (
	collection: Collection,
	clusterStore: ClusterStore,
	{
		chosen,
		isWanted,
		areAllWanted,
		suppression,
	}: {
		readonly chosen: Collection['services'];
		readonly isWanted: (name: string) => boolean;
		/** Whether neither names nor labels narrow what is asked for. */
		readonly areAllWanted: boolean;
		readonly suppression: Suppression;
	},
): Diagnoses => {
	const placed = createFindingPlaces(collection);
	const isOperated = createOperated(collection.custom);
	const refusedFor = createRefused(collection.workloads);
	const diagnoses = chosen.map(({service, origin}) => {
		const view = clusterStore.view(keyOf(service))!;
		return {
			isDiagnosed: true,
			findings: ignoring(diagnoseManifest(view, refusedFor(view)), suppression).map(finding => placed(finding, origin)),
			isSettling: false,
		};
	});
	const missing = clusterStore.missingServices().filter(({name}) => isWanted(name) && !isOperated(name));
	const absent = diagnoseAbsent(
		missing,
		each => diagnoseMissingManifest(each).map(finding => placed(finding, undefined)),
		suppression,
	);
	// What no Service is for is told where nobody asks for one.
	const reported = new Set(
		diagnoses.flatMap(({findings}) => findings.map(({subject}) => subject && `${subject.kind} ${keyOf(subject)}`)),
	);
	const loose = areAllWanted
		? collection.workloads
				.filter(workload => !reported.has(`${workload.kind} ${keyOf(workload)}`))
				.flatMap(workload => diagnoseWorkload(workload) ?? [])
		: [];
	const leftovers = ignoring(loose, suppression).map(finding => placed(finding, undefined));
	return {diagnoses, absent: {...absent, leftovers: [...absent.leftovers, ...leftovers]}};
};
