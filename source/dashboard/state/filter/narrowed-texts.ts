import {searchedInPods} from '../../rows/filter.ts';
import {hiddenItems, type SelectionState} from '../selection-selectors.ts';
import type {Pane, State} from '../state.ts';
import {paneFilter} from './focused-filter.ts';

/** Whether someone types a filter of a list of the screen; a list to choose from has one of its own. */
export const isFiltering = ({prompt, overlay}: State): boolean => prompt?.kind === 'filter' && overlay === undefined;

type NarrowedState = SelectionState & Pick<State, 'focus'> & {readonly isFiltering: boolean};

/** What the title of the endpoints or pods says of their filter: it, how many it hides and, while someone types it, what it looks at. */
export const narrowedTexts = (state: NarrowedState, pane: Exclude<Pane, 'services'>): readonly string[] => {
	const filter = paneFilter(state, pane);
	const hidden = hiddenItems(state, pane);
	return [
		filter === '' ? '' : `/${filter}`,
		hidden > 0 ? `${hidden.toLocaleString('en')} hidden` : '',
		state.isFiltering && state.focus === pane ? `in ${searchedInPods(filter, pane)}` : '',
	].filter(Boolean);
};
