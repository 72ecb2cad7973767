import type {Connection} from '../kubernetes/connection/connection.ts';
import {lastLogLine} from '../kubernetes/objects/last-log-line.ts';
import {type Crash, crashOf} from './records/last-line.ts';
import type {Row} from './rows/row.ts';
import type {Action, State} from './state/root-reducer.ts';
import {selectedRow} from './state/selection-selectors.ts';
import type {Store} from './state/store.ts';

/** Milliseconds that a Service has to stay selected before a log is asked for: scrolling past sends nothing. */
const debounceMs = 300;

/**
 * Reads what the crashed container of the selected Service said last, once for each of its ends, and puts it in the store. A log
 * that may not be read, or is not there, is not told. Returns the function that ends it.
 */
export const readLastLines = (connection: Connection, store: Store<State, Action>): (() => void) => {
	const stopping = new AbortController();
	const asked = new Set<string>();
	let timer: NodeJS.Timeout | undefined;
	let looked: Row | undefined;
	let waiting: string | undefined;

	const read = async ({id, isPrevious, ...target}: Crash) => {
		asked.add(id);
		const line = await lastLogLine(connection, target, isPrevious, stopping.signal).catch(() => undefined);
		if (line !== undefined && !stopping.signal.aborted) {
			store.dispatch({type: 'lastLine/read', id, line});
		}
	};

	const look = () => {
		const row = selectedRow(store.getState());
		if (row === looked) {
			return;
		}

		looked = row;
		const crash = row && crashOf(row);
		if (crash?.id === waiting) {
			return;
		}

		clearTimeout(timer);
		waiting = crash?.id;
		if (crash !== undefined && !asked.has(crash.id)) {
			timer = setTimeout(() => void read(crash), debounceMs);
			timer.unref();
		}
	};

	const unsubscribe = store.subscribe(look);
	return () => {
		stopping.abort();
		clearTimeout(timer);
		unsubscribe();
	};
};
