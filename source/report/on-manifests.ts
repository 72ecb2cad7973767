import type {Explained} from './input-unavailable.ts';

/** What a rule says of manifests, in one sentence. */
export const onManifests = ({severity, worksOnManifests, isForManifestsOnly}: Explained): string => {
	if (worksOnManifests === undefined) {
		return 'Manifests: not decided there.';
	}

	if (isForManifestsOnly) {
		return 'Manifests: told of them only, as a cluster takes no such thing.';
	}

	return worksOnManifests === severity
		? 'Manifests: decided there too (check -f).'
		: `Manifests: decided there too (check -f), as ${worksOnManifests} at most: objects may be elsewhere.`;
};

/** The same as the cell of a table. */
export const manifestsCell = ({worksOnManifests, isForManifestsOnly}: Explained): string =>
	worksOnManifests === undefined ? '' : isForManifestsOnly ? `${worksOnManifests}, only there` : worksOnManifests;
