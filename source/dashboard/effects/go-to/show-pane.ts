import type {Order} from '../../keyboard/command-line.ts';
import type {KeyContext} from '../../keyboard/key-binding.ts';
import type {Row} from '../../rows/row.ts';
import {visible} from '../../rows/visible-rows.ts';
import {narrowedEndpoints, narrowedPods} from '../../state/filter/narrowed-items.ts';
import {selectedRow} from '../../state/selection-selectors.ts';
import {goToNamespace} from './go-to-namespace.ts';

type PaneOrder = Extract<Order, {readonly kind: 'pane'}>;

/** Selects the first Service of which the filter lets something through, where it hides all there is of the selected one. */
const selectMatching = ({store}: KeyContext, pane: 'endpoints' | 'pods', filter: string) => {
	const narrowed = pane === 'endpoints' ? narrowedEndpoints : narrowedPods;
	const hasMatch = ({view}: Row) => narrowed(view, filter).length > 0;
	const state = store.getState();
	const selected = selectedRow(state);
	if (selected === undefined || hasMatch(selected)) {
		return;
	}

	const found = visible(state.list).rows().find(hasMatch);
	if (found !== undefined) {
		const {key} = found.view;
		store.dispatch({type: 'selection/jumped', key});
		const text = `No match in ${selected.view.key}: selected ${key}.`;
		store.dispatch({type: 'notice/shown', level: 'hint', text});
	}
};

/** Shows a pane, in a namespace and with a filter where they are named: of the endpoints and pods, those of a Service that has some. */
export const showPane = (context: KeyContext, {pane, namespace, filter}: PaneOrder) => {
	const {store} = context;
	store.dispatch({type: 'overlay/closed'});
	if (namespace !== undefined) {
		goToNamespace(context, namespace);
	}

	if (pane !== 'services' && filter !== undefined) {
		selectMatching(context, pane, filter);
	}

	store.dispatch({type: 'pane/focused', pane});
	if (filter !== undefined) {
		store.dispatch({type: 'filter/set', text: filter});
	}
};
