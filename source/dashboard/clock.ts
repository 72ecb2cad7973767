import {readySince} from './endpoints/endpoints-pane.tsx';
import {staleSince} from './header.tsx';
import {believedUntil} from './records/path-hops.ts';
import {nextExpiry} from './records/probe-evidence.ts';
import {brokenSince} from './rows/onset.ts';
import {visible} from './rows/visible-rows.ts';
import {serviceColumnIdsFor} from './services/service-columns.ts';
import type {Action} from './state/action.ts';
import {layoutOf, rowsOf} from './state/layout.ts';
import {selectedRow, shownEndpoints, shownPods} from './state/selection-selectors.ts';
import type {State} from './state/state.ts';
import type {Store} from './state/store.ts';
import {reorderAt} from './state/tick-reducer.ts';
import {nextAge} from './text/age.ts';

/** When the ages of the Services on the screen change. */
const serviceTimes = (state: State): readonly number[] => {
	// What lies over the list hides it.
	if (state.overlay !== undefined) {
		return [];
	}

	const {top} = state.cursors.services;
	const shown = visible(state.list).rows(top, top + rowsOf(layoutOf(state), 'services'));
	const ids = serviceColumnIdsFor(state, state.columns);
	const onsets = ids.includes('since') ? shown.map(brokenSince).filter(since => since !== undefined) : [];
	return [...shown.map(({view}) => view.service.created * 1000), ...onsets].map(since => nextAge(since, state.now));
};

/** When the ages of the endpoints and pods on the screen change. */
const podTimes = (state: State): readonly number[] => {
	const view = selectedRow(state)?.view;
	if (state.overlay !== undefined || view === undefined) {
		return [];
	}

	const {cursors, now} = state;
	const layout = layoutOf(state);
	const shown = <Item>(pane: 'endpoints' | 'pods', items: readonly Item[]) =>
		items.slice(cursors[pane].top, cursors[pane].top + rowsOf(layout, pane));
	return [
		...shown('pods', shownPods(state)).flatMap(item => (item.kind === 'match' ? [item.pod.created] : [])),
		...shown('endpoints', shownEndpoints(state)).flatMap(row => readySince(view, row) ?? []),
	].map(since => nextAge(since * 1000, now));
};

/** When what is told of the way to the selected Service changes: how long ago it was asked, and until when that is believed. */
const pathTimes = (state: State): readonly number[] => {
	const run = state.probes.get(selectedRow(state)?.view.key ?? '');
	const {path} = layoutOf(state);
	if (state.overlay !== undefined || run === undefined || path === undefined) {
		return [];
	}

	// In one line there is no room for how long ago it was.
	const ages = path === 'pane' ? [nextAge(run.started, state.now)] : [];
	return [...ages, believedUntil(run)].filter(at => at > state.now);
};

/** The next moment at which the screen would differ by the time alone, Unix milliseconds; undefined where it never does. */
export const nextChange = (state: State): number | undefined => {
	const {overlay, probes, pastProbes, matrices, forwards, list, now} = state;
	const stale = staleSince(state);
	const moves = reorderAt(state);
	const doubt = nextExpiry(state.proofs);
	const {since} = list;
	const hasHistory = serviceColumnIdsFor(state, state.columns).includes('history');
	const run =
		overlay?.kind === 'probe'
			? probes.get(overlay.key)
			: overlay?.kind === 'matrix'
				? matrices.get(overlay.key)
				: undefined;
	const past = overlay?.kind === 'probe' ? (pastProbes.get(overlay.key) ?? []) : [];
	const times = [
		...serviceTimes(state),
		...podTimes(state),
		...pathTimes(state),
		// The bars of a Service's past move on by themselves.
		...(hasHistory && overlay === undefined && since !== undefined ? [now + Math.max(1000, (now - since) / 12)] : []),
		...(overlay?.kind === 'forwards' ? [...forwards.values()].map(({since}) => nextAge(since, now)) : []),
		...(stale === undefined ? [] : [nextAge(stale, now)]),
		...(run === undefined ? [] : [nextAge(run.started, now)]),
		...past.map(({started}) => nextAge(started, now)),
		...(moves === undefined ? [] : [moves]),
		...(doubt < Number.POSITIVE_INFINITY ? [doubt] : []),
	];
	return times.length > 0 ? Math.min(...times) : undefined;
};

/** Tells the store the time whenever the screen would differ by it; `now` gives Unix milliseconds. Returns the function that ends it. */
export const startClock = ({getState, subscribe, dispatch}: Store<State, Action>, now: () => number): (() => void) => {
	let timer: NodeJS.Timeout | undefined;
	let isScheduled = false;
	let isStopped = false;
	const arm = () => {
		isScheduled = false;
		clearTimeout(timer);
		if (isStopped) {
			return;
		}

		const at = nextChange(getState());
		timer =
			at === undefined
				? undefined
				: setTimeout(() => dispatch({type: 'clock/ticked', now: now()}), Math.max(0, at - now()));
	};

	arm();
	const unsubscribe = subscribe(() => {
		if (!isScheduled) {
			isScheduled = true;
			// One key, or one batch, is several actions.
			queueMicrotask(arm);
		}
	});
	return () => {
		isStopped = true;
		unsubscribe();
		clearTimeout(timer);
	};
};
