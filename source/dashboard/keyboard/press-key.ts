import {k9sKeyText} from './k9s-keys.ts';
import {type KeyContext, type Scope, scopeOf} from './key-binding.ts';
import {keymap} from './keymap.ts';

const isPrintable = (key: string) => [...new Intl.Segmenter().segment(key)].length === 1;

/** What is said of a key that is bound to nothing; undefined where one answers or types, and for what has no name. */
const unboundText = (key: string, scope: Scope): string | undefined => {
	if (['prompt', 'question', 'leaving'].includes(scope) || /^\p{C}/u.test(key)) {
		return undefined;
	}

	const inK9s = scope === 'list' ? k9sKeyText(key) : undefined;
	return inK9s ?? `${key === ' ' ? 'space' : key} does nothing here; ? shows the keys.`;
};

/** Does what a key means at this moment; `at` in Unix milliseconds. */
export const press = (context: KeyContext, key: string, at: number) => {
	const {store} = context;
	store.dispatch({type: 'key/pressed', at});
	const state = store.getState();
	const scope = scopeOf(state);
	const binding = keymap.find(({keys, scopes}) => scopes.includes(scope) && keys.includes(key));
	if (binding === undefined) {
		if (scope === 'prompt' && isPrintable(key)) {
			store.dispatch({type: 'prompt/typed', text: key});
		}

		const text = unboundText(key, scope);
		if (text !== undefined) {
			store.dispatch({type: 'notice/shown', level: 'hint', text});
		}

		return;
	}

	const reason = binding.disabled?.(state);
	if (reason !== undefined) {
		store.dispatch({type: 'notice/shown', level: 'info', text: reason});
		return;
	}

	binding.run(context, key);
};
