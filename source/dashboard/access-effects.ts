import {reviewAccess} from '../kubernetes/connection/access.ts';
import type {Connection} from '../kubernetes/connection/connection.ts';
import {rights} from '../model/access.ts';
import type {Action, State} from './state/root-reducer.ts';
import {selectedRow} from './state/selection-selectors.ts';
import type {Store} from './state/store.ts';

/** Milliseconds that the selection has to stay in a namespace before its access is reviewed: scrolling past sends nothing. */
const debounceMs = 200;

/**
 * Reviews what the user may do in the namespace of the selected Service, once for each namespace, and puts it in the store.
 * Returns the function that ends it.
 */
export const lookUpAccess = (connection: Connection, store: Store<State, Action>): (() => void) => {
	const stopping = new AbortController();
	const asked = new Set<string>();
	let timer: NodeJS.Timeout | undefined;
	let waiting: string | undefined;

	const ask = async (namespace: string) => {
		asked.add(namespace);
		const access = await reviewAccess(connection, namespace, rights, stopping.signal);
		if (!stopping.signal.aborted) {
			store.dispatch({type: 'access/loaded', namespace, access});
		}
	};

	const review = () => {
		const state = store.getState();
		const namespace = state.isComplete ? selectedRow(state)?.view.service.namespace : undefined;
		if (namespace === waiting) {
			return;
		}

		clearTimeout(timer);
		waiting = namespace;
		if (namespace !== undefined && !asked.has(namespace)) {
			timer = setTimeout(() => void ask(namespace), debounceMs);
			timer.unref();
		}
	};

	const unsubscribe = store.subscribe(review);
	return () => {
		stopping.abort();
		clearTimeout(timer);
		unsubscribe();
	};
};
