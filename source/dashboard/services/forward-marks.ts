import type {Symbols} from '../../theme.ts';
import type {State} from '../state/state.ts';

/** What the list of Services says of one whose port is forwarded: the local ports that lead to it; [] where none does. */
export const forwardMarks = ({forwards}: Pick<State, 'forwards'>, key: string, symbols: Symbols): readonly string[] =>
	forwards.size === 0
		? []
		: [...forwards.values()].filter(forward => forward.key === key).map(({local}) => `${symbols.forwarded} :${local}`);
