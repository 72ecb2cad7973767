import {type Hands, scopeOf} from './binding.ts';
import {keymap} from './keymap.ts';

const isPrintable = (key: string) => [...new Intl.Segmenter().segment(key)].length === 1;

/** Does what a key means at this moment; `at` in Unix milliseconds. */
export const press = (hands: Hands, key: string, at: number) => {
	const {store} = hands;
	store.dispatch({type: 'key', at});
	const state = store.getState();
	const scope = scopeOf(state);
	const binding = keymap.find(({keys, scopes}) => scopes.includes(scope) && keys.includes(key));
	if (binding === undefined) {
		if (scope === 'prompt' && isPrintable(key)) {
			store.dispatch({type: 'typed', text: key});
		}

		return;
	}

	const reason = binding.disabled?.(state);
	if (reason !== undefined) {
		store.dispatch({type: 'notice', level: 'info', text: reason});
		return;
	}

	binding.run(hands, key);
};
