import {isRunning} from '../state/probe-run.ts';
import type {Hands} from './binding.ts';

/** Undoes one thing: a running probe, what lies over the lists, the filter, the zoom, the focus. */
export const goBack = ({store, commands}: Hands) => {
	const {overlay, probes, list, focus, isZoomed} = store.getState();
	if (overlay?.kind === 'probe' && isRunning(probes.get(overlay.key))) {
		commands.cancelProbe(overlay.key);
		store.dispatch({type: 'probe-cancelled', key: overlay.key});
		return;
	}

	if (overlay !== undefined) {
		store.dispatch({type: 'closed-overlay'});
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
