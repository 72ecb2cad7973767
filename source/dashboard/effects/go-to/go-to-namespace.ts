import type {KeyContext} from '../../keyboard/key-binding.ts';
import {missingNamespaceText} from '../../text/missing-namespace.ts';

/** Opens a namespace by its name, `all` as in k9s; says so where the server has none of the name. */
export const goToNamespace = ({store, commands}: KeyContext, name: string) => {
	const {namespaces, inputs} = store.getState();
	if (namespaces.includes(name) || (name !== 'all' && inputs.namespaces.phase !== 'synced')) {
		commands.openNamespace(name);
		return;
	}

	if (name === 'all') {
		commands.openNamespace(undefined);
		return;
	}

	store.dispatch({type: 'notice/shown', level: 'error', text: missingNamespaceText(name, namespaces)});
};
