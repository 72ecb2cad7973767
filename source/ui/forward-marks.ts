import {addressOf} from '../state/forward.ts';
import type {State} from '../state/state.ts';
import type {Theme} from '../theme.ts';

/** What the list of Services says of one whose port is forwarded: from where; [] where none is. */
export const forwardMarks = ({forwards}: State, key: string, {symbols}: Theme): readonly string[] =>
	forwards.size === 0
		? []
		: [...forwards.values()]
				.filter(forward => forward.key === key)
				.map(forward => `${symbols.forwarded} ${addressOf(forward)}`);
