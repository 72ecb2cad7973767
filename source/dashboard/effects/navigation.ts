import {type KeyContext, scopeOf} from '../keyboard/key-binding.ts';
import {panes, type State} from '../state/state.ts';
import {readFrom, readOn} from './document-navigation.ts';

/** Moves the selection, or the text that is open, by lines or pages. */
export const move = (context: KeyContext, by: number, unit: 'line' | 'page') => {
	const {store} = context;
	const state = store.getState();
	if (state.overlay?.kind === 'document') {
		readOn(context, by, unit);
		return;
	}

	if (scopeOf(state) === 'text') {
		const {top, height} = context.textSize(state);
		scrollTo(context, top + by * (unit === 'page' ? height - 1 : 1));
		return;
	}

	store.dispatch({type: unit === 'page' ? 'selection/paged' : 'selection/moved', by});
};

const scrollTo = ({store, textSize}: KeyContext, line: number) => {
	const {count, height} = textSize(store.getState());
	store.dispatch({type: 'overlay/scrolled', top: Math.max(0, Math.min(count - height, line))});
};

/** To one end of the list or text. */
export const moveTo = (context: KeyContext, end: 'first' | 'last') => {
	if (context.store.getState().overlay?.kind === 'document') {
		readFrom(context, end);
		return;
	}

	if (scopeOf(context.store.getState()) === 'text') {
		scrollTo(context, end === 'first' ? 0 : Number.POSITIVE_INFINITY);
		return;
	}

	context.store.dispatch({type: 'selection/movedToEnd', end});
};

export const focusNext = ({store}: KeyContext, by: 1 | -1) => {
	const place = panes.indexOf(store.getState().focus) + by + panes.length;
	store.dispatch({type: 'pane/focused', pane: panes[place % panes.length]!});
};

/** Opens the namespace under a digit; 0 means all of them. */
export const goToDigit = ({store, commands}: KeyContext, key: string) => {
	const digit = Number(key);
	const name = store.getState().recent[digit - 1];
	if (digit > 0 && name === undefined) {
		store.dispatch({type: 'notice/shown', level: 'info', text: `No namespace is on ${digit} yet. :ns opens one.`});
		return;
	}

	commands.openNamespace(name);
};

export const lastDisabled = ({previous}: State) =>
	previous === undefined ? 'No other namespace or context has been open yet.' : undefined;

/** To the namespace one was in before, or the context. */
export const goToLast = ({store, commands}: KeyContext) => {
	const {previous, context} = store.getState();
	if (previous === undefined) {
		return;
	}

	if (previous.context === context) {
		commands.openNamespace(previous.namespace);
		return;
	}

	commands.openContext(previous.context);
};
