import {grown, newDocument} from '../records/document.ts';
import type {State} from './state.ts';

/** Adds a line to what was said in this session. `at` in Unix milliseconds. */
export const withMessage = (state: State, level: 'info' | 'error', text: string, at: number): State => {
	const {documents} = state;
	const known = documents.get('messages') ?? newDocument({kind: 'messages'});
	const time = new Date(at).toTimeString().slice(0, 8);
	const line = `${time} ${level.padEnd(5)} ${text}`;
	return {...state, documents: new Map(documents).set('messages', grown(known, [line], ''))};
};
