import {type KeyAction, type KeyChoice, keyLabel, withKeys} from '../records/key-choice.ts';
import {k9sKeyText} from './k9s-keys.ts';
import {type Binding, type KeyContext, type Scope, scopeOf} from './key-binding.ts';
import {keymap, keymapOf} from './keymap.ts';

const isPrintable = (key: string) => [...new Intl.Segmenter().segment(key)].length === 1;

/** What is said of a key that is bound to nothing; undefined where one answers or types, and for what has no name. */
const unboundText = (key: string, scope: Scope, keys: KeyChoice): string | undefined => {
	if (['prompt', 'question', 'leaving'].includes(scope) || /^\p{C}/u.test(key)) {
		return undefined;
	}

	const inK9s = scope === 'list' ? k9sKeyText(key, keys) : undefined;
	return inK9s ?? `${keyLabel(key)} does nothing here; ${withKeys('{help}', keys)} shows the keys.`;
};

const use = (context: KeyContext, binding: Binding, key: string) => {
	const {store} = context;
	const reason = binding.disabled?.(store.getState());
	if (reason === undefined) {
		binding.run(context, key);
	} else {
		store.dispatch({type: 'notice/shown', level: 'info', text: reason});
	}
};

/** Does what a key means at this moment; `at` in Unix milliseconds. */
export const press = (context: KeyContext, key: string, at: number) => {
	const {store} = context;
	store.dispatch({type: 'key/pressed', at});
	const state = store.getState();
	const scope = scopeOf(state);
	const binding = keymapOf(state).find(({keys, scopes}) => scopes.includes(scope) && keys.includes(key));
	if (binding === undefined) {
		if (scope === 'prompt' && isPrintable(key)) {
			store.dispatch({type: 'prompt/typed', text: key});
		}

		const text = unboundText(key, scope, state.keys);
		if (text !== undefined) {
			store.dispatch({type: 'notice/shown', level: 'hint', text});
		}

		return;
	}

	use(context, binding, key);
};

/** Does what the key of an action would at this moment, `at` in Unix milliseconds; nothing where it has none. */
export const perform = (context: KeyContext, action: KeyAction, at: number) => {
	const {store} = context;
	store.dispatch({type: 'key/pressed', at});
	const scope = scopeOf(store.getState());
	const binding = keymap.find(each => each.action === action && each.scopes.includes(scope));
	if (binding !== undefined) {
		use(context, binding, binding.keys[0]!);
	}
};
