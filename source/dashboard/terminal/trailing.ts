import type {Store} from '../state/store.ts';

/** Milliseconds without a change after which the follower is told. */
const calm = 100;
/** Milliseconds after which it is told though changes do not end. */
const longestLag = 10_000;

/** A store's state as someone sees it who follows in his own time. */
export type Trailing<State> = {
	/** What was last told of, which may be older than what the store holds. */
	getState(): State;
	/** Calls back when there is something newer; returns the function that ends it. */
	subscribe(listener: () => void): () => void;
	/** Something has changed: it is told once changes pause, or have gone on for too long. */
	touch(): void;
	/** Tells of what the store holds at once. */
	catchUp(): void;
	/** Tells nobody any more. */
	stop(): void;
};

/** Follows a store for one to whom each change costs much. */
export const createTrailing = <State>({getState}: Pick<Store<State, never>, 'getState'>): Trailing<State> => {
	let seen = getState();
	let timer: NodeJS.Timeout | undefined;
	/** When the oldest change that has not been told was made; on performance.now's clock, in milliseconds. */
	let since: number | undefined;
	const listeners = new Set<() => void>();

	const catchUp = () => {
		clearTimeout(timer);
		since = undefined;
		const state = getState();
		if (!Object.is(state, seen)) {
			seen = state;
			for (const listener of listeners) {
				listener();
			}
		}
	};

	return {
		getState: () => seen,
		subscribe(listener) {
			listeners.add(listener);
			return () => {
				listeners.delete(listener);
			};
		},
		touch() {
			if (Object.is(getState(), seen)) {
				return;
			}

			const now = performance.now();
			since ??= now;
			clearTimeout(timer);
			timer = setTimeout(catchUp, Math.min(calm, Math.max(0, since + longestLag - now)));
		},
		catchUp,
		stop() {
			clearTimeout(timer);
			listeners.clear();
		},
	};
};
