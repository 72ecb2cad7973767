import type {ListEnd} from '../wire/codec.ts';
import {firstPage, nextPage} from './list-query.ts';
import {requestListUnlessHung} from './list-request.ts';
import type {OneRequest} from './one-request.ts';
import type {createSeenVersions} from './seen-versions.ts';
import type {Source} from './source.ts';

/** The longest that a list which hangs is waited for, in multiples of the usual time. */
const largestQuietFactor = 4;

type Hanging = {
	/** Milliseconds without growth after which a list may hang. */
	quietMs(): number;
	/** The most that the question may take by which that is found out. */
	readonly questionMs: number;
};

/** Lists a resource, and learns from lists that failed how to list it the next time. */
export const createLister = <T>(source: Source<T>, request: OneRequest, {quietMs, questionMs}: Hanging) => {
	/** An unpaged list is cheapest, but a slow link may not carry it within the server's limit. */
	let isPaged = false;
	/** Whether the last one had begun to arrive. */
	let isArriving = false;
	/** A server may be slow: a list that was given up is waited for twice as long the next time. */
	let quietFactor = 1;

	const page = (query: URLSearchParams, onRecords: (records: readonly T[]) => void) => {
		const hanging = {questionMs, quietMs: () => quietMs() * quietFactor};
		return request.send(controller =>
			requestListUnlessHung(source, query, controller, hanging, records => {
				isArriving = true;
				onRecords(records);
			}),
		);
	};

	return {
		/** Rejects with a ClusterError, or an AbortError. */
		async list(
			versions: ReturnType<typeof createSeenVersions>,
			onRecords: (records: readonly T[]) => void,
		): Promise<ListEnd> {
			isArriving = false;
			const query = firstPage({isPaged, isDoubtful: versions.isDoubtful(), newest: versions.newest()});
			let end = await page(query, onRecords);
			while (end.next !== '') {
				end = await page(nextPage(end), onRecords);
			}

			quietFactor = 1;
			return end;
		},
		/** The last one failed; `isLate` where it came too slowly. */
		failed(isLate: boolean) {
			// What broke off on its way may do so again: smaller pieces then.
			isPaged ||= isArriving || isLate;
			quietFactor = request.wasCut() ? Math.min(largestQuietFactor, 2 * quietFactor) : quietFactor;
		},
	};
};
