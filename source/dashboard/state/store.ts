export type Store<State, Action> = {
	getState(): State;
	dispatch(action: Action): void;
	/** Calls back after every change; returns the function that ends it. */
	subscribe(listener: () => void): () => void;
};

/** Holds one state, which only `update` changes. Listeners run only if the state changed. */
export const createStore = <State, Action>(
	update: (state: State, action: Action) => State,
	initial: State,
): Store<State, Action> => {
	let state = initial;
	const listeners = new Set<() => void>();

	return {
		getState: () => state,
		dispatch(action) {
			const next = update(state, action);
			if (Object.is(next, state)) {
				return;
			}

			state = next;
			for (const listener of listeners) {
				listener();
			}
		},
		subscribe(listener) {
			listeners.add(listener);
			return () => {
				listeners.delete(listener);
			};
		},
	};
};
