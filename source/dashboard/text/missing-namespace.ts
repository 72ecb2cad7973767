import {missingText} from '../../model/missing-text.ts';
import type {State} from '../state/state.ts';
import {withMessage} from '../state/with-message.ts';

/** Says that the server has no namespace of the name. */
export const missingNamespaceText = (name: string, known: readonly string[]) =>
	missingText('namespace', name, known, ':ns shows those there are.');

/** The namespace that is open though the server has none of the name; undefined where it has, or may not be asked. */
export const missingNamespace = ({
	namespace,
	namespaces,
	inputs,
}: Pick<State, 'namespace' | 'namespaces' | 'inputs'>): string | undefined =>
	namespace === undefined ||
	inputs.namespaces.phase !== 'synced' ||
	// They follow the word that they are here.
	namespaces.length === 0 ||
	namespaces.includes(namespace)
		? undefined
		: namespace;

/** Takes the names of all namespaces; tells where the open one is none of them, and takes it off its digit. */
export const withNamespaces = (state: State, namespaces: readonly string[]): State => {
	const next = {...state, namespaces};
	const missing = missingNamespace(next);
	if (missing === undefined || !state.recent.includes(missing)) {
		return next;
	}

	const text = missingNamespaceText(missing, namespaces);
	return {
		...withMessage(next, 'error', text, state.now),
		recent: state.recent.filter(name => name !== missing),
		notice: {level: 'error', text},
	};
};
