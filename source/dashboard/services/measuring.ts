import type {Theme} from '../../theme.ts';
import type {Action} from '../state/action.ts';
import type {State} from '../state/state.ts';
import type {Store} from '../state/store.ts';
import {measureOn} from './service-widths.ts';
import {measurable} from './services-pane.ts';

/**
 * Measures the rows of thousands of Services between everything else, and has the screen drawn anew where its columns have
 * become others; `now` gives Unix milliseconds. Returns the function that ends it.
 */
export const startMeasuring = (
	{getState, subscribe, dispatch}: Store<State, Action>,
	theme: Theme,
	now: () => number,
): (() => void) => {
	let turn: NodeJS.Immediate | undefined;
	const measure = () => {
		turn = undefined;
		const {hasMore, isNew} = measureOn(measurable(getState(), theme), theme);
		if (hasMore) {
			schedule();
		}

		if (isNew) {
			dispatch({type: 'tick', now: now()});
		}
	};
	const schedule = () => {
		turn ??= setImmediate(measure);
	};

	schedule();
	const unsubscribe = subscribe(schedule);
	return () => {
		unsubscribe();
		clearImmediate(turn);
	};
};
