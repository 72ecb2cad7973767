import {stillness} from '../state/feed.ts';
import {layoutOf, rowsOf} from '../state/layout.ts';
import type {State} from '../state/state.ts';
import {visible} from '../state/visible.ts';
import {nextAge} from './age.ts';
import {staleSince} from './header.ts';

/** When the ages of the Services on the screen change. */
const serviceTimes = (state: State): readonly number[] => {
	// What lies over the list hides it.
	if (state.overlay !== undefined) {
		return [];
	}

	const {top} = state.cursors.services;
	const shown = visible(state.list).rows.slice(top, top + rowsOf(layoutOf(state), 'services'));
	return shown.map(({view}) => nextAge(view.service.created * 1000, state.now));
};

/** The next moment at which the screen would differ by the time alone, Unix milliseconds; undefined where it never does. */
export const nextChange = (state: State): number | undefined => {
	const {overlay, probes, list, now, keyAt} = state;
	const stale = staleSince(state);
	const run = overlay?.kind === 'probe' ? probes.get(overlay.key) : undefined;
	const times = [
		...serviceTimes(state),
		...(stale === undefined ? [] : [nextAge(stale, now)]),
		...(run === undefined ? [] : [nextAge(run.started, now)]),
		...(list.misplaced.size > 0 ? [keyAt + stillness] : []),
	];
	return times.length > 0 ? Math.min(...times) : undefined;
};
