import type {KeyContext} from '../keyboard/key-binding.ts';
import {isMatrixRunning} from '../records/matrix-run.ts';
import {isRunning} from '../records/probe-run.ts';
import {withoutFilter} from '../state/filter/focused-filter.ts';
import {openDocument} from '../state/open-document.ts';
import {isChoosing} from '../state/overlay.ts';
import {toggleRepeating} from './repeat-probe.ts';

/** Closes what lies over the lists; what lies over something else goes back to that. */
export const closeOverlay = ({store}: Pick<KeyContext, 'store'>) => {
	const {overlay} = store.getState();
	const under = overlay !== undefined && 'under' in overlay ? overlay.under : undefined;
	store.dispatch(under === undefined ? {type: 'overlay/closed'} : {type: 'overlay/opened', overlay: under});
};

/** Undoes one thing: a running probe, a search, what lies over the lists, the filter, the zoom, the focus. */
export const goBack = ({store, commands}: KeyContext) => {
	const {overlay, probes, matrices, focus, isZoomed} = store.getState();
	if (overlay?.kind === 'probe' && isRunning(probes.get(overlay.key))) {
		commands.cancelProbe(overlay.key);
		store.dispatch({type: 'probe/cancelled', key: overlay.key});
		if (overlay.isRepeating) {
			toggleRepeating({store});
		}

		return;
	}

	if (overlay?.kind === 'matrix' && isMatrixRunning(matrices.get(overlay.key))) {
		commands.cancelMatrix(overlay.key);
		store.dispatch({type: 'matrix/cancelled', key: overlay.key});
		return;
	}

	if (overlay?.kind === 'log-entry') {
		const {id, filter} = overlay;
		store.dispatch({type: 'overlay/opened', overlay: {kind: 'log', selected: String(id), filter}});
		return;
	}

	if (isChoosing(overlay) && overlay.filter) {
		store.dispatch({type: 'filter/cleared'});
		return;
	}

	if (openDocument(store.getState())?.search) {
		store.dispatch({type: 'document/scrolled', reading: {search: '', match: -1}});
		return;
	}

	if (overlay !== undefined) {
		closeOverlay({store});
		return;
	}

	if (withoutFilter(store.getState()) !== store.getState()) {
		store.dispatch({type: 'filter/cleared'});
		return;
	}

	if (isZoomed) {
		store.dispatch({type: 'pane/zoomed'});
		return;
	}

	if (focus !== 'services') {
		store.dispatch({type: 'pane/focused', pane: 'services'});
	}
};
