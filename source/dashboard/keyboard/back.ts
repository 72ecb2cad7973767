import {openDocument} from '../documents/document-reducer.ts';
import {isMatrixRunning} from '../matrix/matrix-run.ts';
import {isRunning} from '../probe/probe-run.ts';
import {isChoosing} from '../state/overlay.ts';
import type {Hands} from './key-binding.ts';

/** Closes what lies over the lists; help goes back to what it lies over. */
export const closeOverlay = ({store}: Pick<Hands, 'store'>) => {
	const {overlay} = store.getState();
	const under = overlay?.kind === 'help' ? overlay.under : undefined;
	store.dispatch(under === undefined ? {type: 'closed-overlay'} : {type: 'opened-overlay', overlay: under});
};

/** Undoes one thing: a running probe, a search, what lies over the lists, the filter, the zoom, the focus. */
export const goBack = ({store, commands}: Hands) => {
	const {overlay, probes, matrices, list, focus, isZoomed} = store.getState();
	if (overlay?.kind === 'probe' && isRunning(probes.get(overlay.key))) {
		commands.cancelProbe(overlay.key);
		store.dispatch({type: 'probe-cancelled', key: overlay.key});
		return;
	}

	if (overlay?.kind === 'matrix' && isMatrixRunning(matrices.get(overlay.key))) {
		commands.cancelMatrix(overlay.key);
		store.dispatch({type: 'matrix-cancelled', key: overlay.key});
		return;
	}

	if (overlay?.kind === 'log-entry') {
		const {id, filter} = overlay;
		store.dispatch({type: 'opened-overlay', overlay: {kind: 'log', selected: String(id), filter}});
		return;
	}

	if (isChoosing(overlay) && overlay.filter) {
		store.dispatch({type: 'cleared-filter'});
		return;
	}

	if (openDocument(store.getState())?.search) {
		store.dispatch({type: 'read', reading: {search: '', match: -1}});
		return;
	}

	if (overlay !== undefined) {
		closeOverlay({store});
		return;
	}

	if (list.filter !== '' || list.isBrokenOnly) {
		store.dispatch({type: 'cleared-filter'});
		return;
	}

	if (isZoomed) {
		store.dispatch({type: 'zoomed'});
		return;
	}

	if (focus !== 'services') {
		store.dispatch({type: 'focused', pane: 'services'});
	}
};
