import type {Action} from '../state/action.ts';
import type {Commands} from '../state/commands.ts';
import {openDocument} from '../state/documents.ts';
import type {State} from '../state/state.ts';
import type {Store} from '../state/store.ts';

/** Where a key works: in a list, in a text that svctop tells, in a document, in a log, where something is chosen, where one types, and where one is asked. */
export type Scope = 'list' | 'text' | 'document' | 'logs' | 'picker' | 'prompt' | 'question';

/** What a key has to work with. */
export type Hands = {
	readonly store: Store<State, Action>;
	readonly commands: Commands;
	/** Does what another key would. */
	press(key: string): void;
	/** Lines of the text that is open, the first one shown, and how many of them are. */
	textSize(state: State): {readonly count: number; readonly top: number; readonly height: number};
};

export type Binding = {
	/** Names as key-names.ts gives them. */
	readonly keys: readonly string[];
	/** How the keys are written for a person. */
	readonly label: string;
	readonly help: string;
	readonly scopes: readonly Scope[];
	/** Its words in the footer; absent where it is not in there. */
	readonly footer?: string;
	/** Why it can't work now. */
	disabled?(state: State): string | undefined;
	run(hands: Hands, key: string): void;
};

/** Which bindings hold now. */
export const scopeOf = (state: State): Scope => {
	const {prompt, overlay} = state;
	if (prompt !== undefined) {
		return prompt.kind === 'consent' ? 'question' : 'prompt';
	}

	if (overlay === undefined) {
		return 'list';
	}

	if (overlay.kind === 'document') {
		return openDocument(state)?.source.kind === 'logs' ? 'logs' : 'document';
	}

	return 'top' in overlay ? 'text' : 'picker';
};
