import manifest from '../package.json' with {type: 'json'};

/** Put in place by the build: the commit it was made from, '' where there is none. */
declare const svctopCommit: string | undefined;

export const {version} = manifest;

/** Abbreviated hash of the commit; '' where the source runs unbuilt, or was built outside a clone. */
export const commit: string = typeof svctopCommit === 'undefined' ? '' : svctopCommit;

/** Version and commit, as --version prints them. */
export const versionText: string = commit === '' ? version : `${version} (commit ${commit})`;
