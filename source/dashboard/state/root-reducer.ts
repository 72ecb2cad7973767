import {documented} from '../documents/document-reducer.ts';
import {prompting} from '../prompt/prompt-reducer.ts';
import type {Action} from './action.ts';
import {fed} from './cluster-reducer.ts';
import {browsing} from './screen-reducer.ts';
import {withWindows} from './scroll.ts';
import type {State} from './state.ts';

export type {Action} from './action.ts';
export {initialState, type State} from './state.ts';

const changed = (state: State, action: Action): State => {
	switch (action.type) {
		case 'rows':
		case 'inputs':
		case 'connection':
		case 'opened':
		case 'contexts':
		case 'namespaces':
		case 'probe-started':
		case 'probe-progress':
		case 'about':
		case 'access':
		case 'forwards':
		case 'matrix-started':
		case 'matrix-progress':
		case 'ran':
		case 'notice':
		case 'tick': {
			return fed(state, action);
		}

		case 'document-opened':
		case 'document-loaded':
		case 'document-grown':
		case 'document-failed':
		case 'read': {
			return documented(state, action);
		}

		case 'prompted':
		case 'typed':
		case 'erased':
		case 'recalled':
		case 'completed':
		case 'forward-proposed':
		case 'kept-prompt':
		case 'left-prompt': {
			return prompting(state, action);
		}

		default: {
			return browsing(state, action);
		}
	}
};

/** What follows from an action. Pure; nothing that a key causes here grows with the number of Services, unless it changes the filter. */
export const update = (state: State, action: Action): State => {
	const next = changed(state, action);
	return next === state ? state : withWindows(next);
};
