import type {ListEnd} from '../wire/codec.ts';

/** Objects of one page. */
const pageSize = 500;

type Wanted = {
	/** Whether it comes in pages. */
	readonly isPaged: boolean;
	/** Whether it has to come from the storage, and not from a cache. */
	readonly isDoubtful: boolean;
	/** The last version that was seen; '' where there was none. */
	readonly newest: string;
};

/** What a list is asked for with. */
export const firstPage = ({isPaged, isDoubtful, newest}: Wanted): URLSearchParams => {
	if (isPaged) {
		// Pages are cut from one consistent state of the storage, not from the cache.
		return new URLSearchParams({limit: String(pageSize)});
	}

	if (isDoubtful) {
		return new URLSearchParams();
	}

	return new URLSearchParams({
		resourceVersion: newest || '0',
		...(newest && {resourceVersionMatch: 'NotOlderThan'}),
	});
};

/** What the page after this one is asked for with. */
export const nextPage = ({next}: ListEnd) => new URLSearchParams({limit: String(pageSize), continue: next});
