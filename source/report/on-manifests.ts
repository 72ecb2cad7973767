import type {Explained} from './input-unavailable.ts';

/** What a rule says of manifests, in one sentence. */
export const onManifests = ({severity, worksOnManifests, isForManifestsOnly}: Explained): string => {
	if (worksOnManifests === undefined) {
		return 'Manifests: not checked, needs a cluster.';
	}

	if (isForManifestsOnly) {
		return 'Manifests: checked there only, as no API server accepts it.';
	}

	return worksOnManifests === severity
		? 'Manifests: checked there too (check -f).'
		: `Manifests: checked there too (check -f), at most as ${worksOnManifests}: other objects may exist outside the files.`;
};

/** The same as the cell of a table. */
export const manifestsCell = ({worksOnManifests, isForManifestsOnly}: Explained): string =>
	worksOnManifests === undefined ? '' : isForManifestsOnly ? `${worksOnManifests}, only there` : worksOnManifests;
