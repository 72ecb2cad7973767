import {isOlder} from './resource-version.ts';

/** Whether a server has refused a version that it does not know: its storage was restored from before, or it is behind. */
export const isUnknownVersion = (message: string) => message.includes('Too large resource version');

/** Which versions of a resource were seen, and what that means for the next request. */
export const createSeenVersions = () => {
	/** Where a watch goes on; undefined where a list comes first. */
	let from: string | undefined;
	/** The last version that was ever seen: a new list may not be older, another replica could be behind. */
	let newest = '';
	/** Whether the next list has to come from the storage: a cache may be behind, or from before a restore. */
	let isDoubtful = false;

	return {
		from: () => from,
		newest: () => newest,
		isDoubtful: () => isDoubtful,
		/** Whether a version is from before those that were seen. */
		isBack: (version: string) => isOlder(version, newest),
		seen(version: string) {
			from = version;
			newest = version;
		},
		/** A list is whole; one from the storage is right, whatever was seen before. */
		listed(version: string) {
			isDoubtful = !isDoubtful && isOlder(version, newest);
			if (isDoubtful) {
				from = undefined;
			} else {
				from = version;
				newest = version;
			}
		},
		/** A list comes first. */
		forget() {
			from = undefined;
		},
		/** What was seen before is not to be trusted. */
		doubt() {
			from = undefined;
			isDoubtful = true;
		},
	};
};
