import {judgeMissing, type Missing} from '../engine/missing-services.ts';
import type {Collection} from '../manifest/collection.ts';
import {keyOf, type Suppression} from '../model/objects.ts';
import type {ClusterStore} from '../model/store/cluster-store.ts';
import {diagnoseManifest, diagnoseMissingManifest} from '../rules/diagnose-manifest.ts';
import type {Judgement} from '../rules/diagnosis.ts';
import {ignoring} from '../rules/findings.ts';
import {createFindingPlaces} from './finding-place.ts';

/** Answers whether an operator most likely makes the Service of a name: an object of a kind of its own is in the name. */
const createOperated = (custom: Collection['custom']) => {
	const names = [...new Set(custom.map(({name}) => name))].filter(Boolean);
	return (name: string) => names.some(each => `-${name}-`.includes(`-${each}-`));
};

type Judged = {
	/** In the order of `chosen`. */
	readonly judgements: readonly Judgement[];
	/** The Services that other manifests name and none of them is. */
	readonly absent: Missing;
};

/**
 * Judges Services of manifests, joined in `world`, and those that are missing there, as far as `isWanted` asks for their
 * names. Every finding has its place.
 */
export const judgeManifests = (
	collection: Collection,
	world: ClusterStore,
	{
		chosen,
		isWanted,
		suppression,
	}: {
		readonly chosen: Collection['services'];
		readonly isWanted: (name: string) => boolean;
		readonly suppression: Suppression;
	},
): Judged => {
	const placed = createFindingPlaces(collection);
	const isOperated = createOperated(collection.custom);
	const judgements = chosen.map(({service, origin}) => ({
		isJudged: true,
		findings: ignoring(diagnoseManifest(world.view(keyOf(service))!), suppression).map(finding =>
			placed(finding, origin),
		),
		isSettling: false,
	}));
	const missing = world.missingServices().filter(({name}) => isWanted(name) && !isOperated(name));
	const absent = judgeMissing(
		missing,
		each => diagnoseMissingManifest(each).map(finding => placed(finding, undefined)),
		suppression,
	);
	return {judgements, absent};
};
