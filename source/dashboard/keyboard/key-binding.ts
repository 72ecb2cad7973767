import type {KeyAction} from '../records/key-choice.ts';
import type {Action} from '../state/action.ts';
import type {Commands} from '../state/commands.ts';
import {openDocument} from '../state/open-document.ts';
import {isQuestion} from '../state/overlay.ts';
import type {State} from '../state/state.ts';
import type {Store} from '../state/store.ts';

/**
 * Where a key works: in a list, in a text that svctop tells, in a document, in a log, where something is chosen, in the
 * list of forwards, where one types, where one is asked about a probe, and where one is asked before one leaves.
 */
export type Scope = 'list' | 'text' | 'document' | 'logs' | 'picker' | 'forwards' | 'prompt' | 'question' | 'leaving';

/** What a key has to work with. */
export type KeyContext = {
	readonly store: Store<State, Action>;
	readonly commands: Commands;
	/** Does what the key of an action would. */
	perform(action: KeyAction): void;
	/** The text that is open, all of it, as lines of a usual width; [] where it is a table. */
	openText(state: State): {readonly title: string; readonly lines: readonly string[]};
	/** Lines of the text that is open, the first one shown, and how many of them are. */
	textSize(state: State): {readonly count: number; readonly top: number; readonly height: number};
};

/** What keys do. */
export type Deed = {
	readonly help: string;
	readonly scopes: readonly Scope[];
	/** Its words in the footer; absent where it is not in there. */
	readonly footer?: string;
	/** Why it can't work now. */
	disabled?(state: State): string | undefined;
	run(context: KeyContext, key: string): void;
};

type Keys = {
	/** Names as key-names.ts gives them. */
	readonly keys: readonly string[];
	/** How the keys are written for a person. */
	readonly label: string;
};

/** Keys that are always these. */
export type FixedBinding = Deed & Keys;

/** What the configuration can give other keys. */
export type OpenBinding = Deed & {readonly action: KeyAction};

export type Binding = Deed & Keys & {readonly action?: KeyAction};

/** Which bindings hold now. */
export const scopeOf = (state: State): Scope => {
	const {prompt, overlay} = state;
	if (prompt !== undefined) {
		const asked = prompt.kind === 'quit' ? 'leaving' : 'question';
		return isQuestion(prompt) ? asked : 'prompt';
	}

	if (overlay === undefined) {
		return 'list';
	}

	if (overlay.kind === 'document') {
		return openDocument(state)?.source.kind === 'logs' ? 'logs' : 'document';
	}

	if (overlay.kind === 'forwards') {
		return 'forwards';
	}

	return 'top' in overlay ? 'text' : 'picker';
};
