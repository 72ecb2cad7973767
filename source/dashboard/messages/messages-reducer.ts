import {sanitise} from '../../text/sanitise.ts';
import {withEntry} from '../records/command-log.ts';
import type {Action} from '../state/action.ts';
import type {State} from '../state/state.ts';
import {withMessage} from '../state/with-message.ts';

/** What is said in the footer, and the commands that were run. */
export const messagesReducer = (state: State, action: Action): State => {
	switch (action.type) {
		case 'notice/shown': {
			const {level, at = state.now} = action;
			const text = sanitise(action.text);
			// What went wrong stands until a key is pressed: news from elsewhere are among the messages.
			const isBehind = level === 'info' && state.notice?.level === 'error';
			const next = isBehind ? state : {...state, notice: {level, text}};
			return level === 'hint' ? next : withMessage(next, level, text, at);
		}

		case 'commands/ran': {
			return {...state, log: withEntry(state.log, action.entry)};
		}

		default: {
			return state;
		}
	}
};
