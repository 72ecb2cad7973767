import {escapeUnsafe} from '../../text/sanitise.ts';
import type {Action} from '../state/action.ts';
import {withFocusedFilter} from '../state/filter/focused-filter.ts';
import {anchorSelection} from '../state/keep-selection.ts';
import {openDocumentId, withDocument} from '../state/open-document.ts';
import {isQuestion, type Prompt} from '../state/overlay.ts';
import type {State} from '../state/state.ts';

const longestHistory = 50;

/** Replaces what is typed. */
const withText = (state: State, prompt: Prompt, text: string): State => {
	if (isQuestion(prompt)) {
		return state;
	}

	const edited: Prompt = prompt.kind === 'command' ? {...prompt, text, place: -1} : {...prompt, text};
	const next = {...state, prompt: edited};
	return withSought(next, prompt, text);
};

/** A filter and a search work while they are typed. */
const withSought = (state: State, {kind}: Prompt, text: string): State => {
	if (kind === 'filter') {
		return withFocusedFilter(state, text);
	}

	const id = openDocumentId(state);
	return kind === 'search' && id !== undefined
		? withDocument(state, id, document => ({...document, search: text}))
		: state;
};

const erased = (text: string, what: 'character' | 'word' | 'line') => {
	if (what === 'line') {
		return '';
	}

	return what === 'word' ? text.replace(/\S*\s*$/, '') : [...text].slice(0, -1).join('');
};

/** Of searches the last one is remembered. */
const recalledSearch = (state: State, prompt: Extract<Prompt, {kind: 'search'}>, by: 1 | -1): State => {
	const {text, before} = prompt;
	const isThere = by > 0 ? before !== '' : text === before;
	return isThere ? withText(state, prompt, by > 0 ? before : '') : state;
};

const recalled = (state: State, prompt: Prompt, by: 1 | -1): State => {
	if (prompt.kind === 'search') {
		return recalledSearch(state, prompt, by);
	}

	if (prompt.kind !== 'command') {
		return state;
	}

	const place = Math.min(state.history.length - 1, Math.max(-1, prompt.place + by));
	const draft = prompt.place === -1 ? prompt.text : (prompt.draft ?? '');
	return {...state, prompt: {...prompt, place, draft, text: state.history[place] ?? draft}};
};

const submitted = (state: State, prompt: Prompt): State => {
	const next = {...state, prompt: undefined};
	if (prompt.kind === 'url') {
		const text = prompt.text.trim();
		return text === '' ? next : {...next, requests: new Map(state.requests).set(prompt.key, text)};
	}

	if (prompt.kind !== 'command' || prompt.text.trim() === '') {
		return next;
	}

	const text = prompt.text.trim();
	return {...next, history: [text, ...state.history.filter(known => known !== text)].slice(0, longestHistory)};
};

/** What a filter has found stays selected once one has typed it, whether it is kept or not. */
const anchored = (state: State, {kind}: Prompt): State => (kind === 'filter' ? anchorSelection(state) : state);

/** Everything that happens to the prompt. */
export const promptReducer = (state: State, action: Action): State => {
	if (action.type === 'prompt/opened') {
		const {prompt} = action;
		const next = {...state, prompt};
		return prompt.kind === 'search' ? withSought(next, prompt, prompt.text) : next;
	}

	const {prompt} = state;
	if (prompt === undefined) {
		return state;
	}

	switch (action.type) {
		case 'prompt/typed': {
			return isQuestion(prompt) ? state : withText(state, prompt, prompt.text + escapeUnsafe(action.text, () => ''));
		}

		case 'prompt/erased': {
			return isQuestion(prompt) ? state : withText(state, prompt, erased(prompt.text, action.what));
		}

		case 'prompt/completed': {
			return withText(state, prompt, action.text);
		}

		case 'prompt/forwardProposed': {
			const isMeant = prompt.kind === 'forward' && prompt.text === action.from && action.text !== action.from;
			return isMeant ? withText(state, prompt, action.text) : state;
		}

		case 'prompt/recalled': {
			return recalled(state, prompt, action.by);
		}

		case 'prompt/submitted': {
			return submitted(anchored(state, prompt), prompt);
		}

		case 'prompt/cancelled': {
			const next = {...anchored(state, prompt), prompt: undefined};
			return 'before' in prompt ? withSought(next, prompt, prompt.before) : next;
		}

		default: {
			return state;
		}
	}
};
