import type {Target} from '../../model/pod-access/exec.ts';
import {isTerminating} from '../../model/pods/pods.ts';
import type {KeyContext} from '../keyboard/key-binding.ts';
import {type KeyChoice, withKeys} from '../records/key-choice.ts';

export const namespaceOf = (key: string) => key.slice(0, key.indexOf('/'));

/** The pod as it is called where a Service is asked: with its namespace where that is another one. */
export const podText = ({namespace, pod}: Target, key: string) =>
	namespace === namespaceOf(key) ? pod : `${namespace}/${pod}`;

/** Whether a probe can still run in the container: of a pod that is Terminating it is unknown how long. */
export const isThere = (
	{store, commands}: Pick<KeyContext, 'store' | 'commands'>,
	key: string,
	{namespace, pod, container}: Target,
): boolean => {
	// This machine, where no pod is asked.
	if (pod === '') {
		return true;
	}

	if (namespace === namespaceOf(key)) {
		return commands
			.clientsFor(key)
			.some(({target, pod: each}) => target.pod === pod && target.container === container && !isTerminating(each));
	}

	const watched = store.getState().namespace;
	// Of a namespace that is not watched only the command that runs there can tell.
	if (watched !== undefined && watched !== namespace) {
		return true;
	}

	const found = commands.podNamed(namespace, pod);
	return (
		found !== undefined &&
		!isTerminating(found) &&
		found.statuses.some(({name, state}) => name === container && state.kind === 'running')
	);
};

const chosenClient = ({store}: KeyContext, key: string) => store.getState().clients.get(namespaceOf(key));

/** The pod someone chose for the namespace while it is there, else the default one of the namespace itself. */
export const clientFor = (context: KeyContext, key: string): Target | undefined => {
	const chosen = chosenClient(context, key);
	if (chosen !== undefined && isThere(context, key, chosen)) {
		return chosen;
	}

	const choices = context.commands.clientsFor(key);
	return (choices.find(({isDefault}) => isDefault) ?? choices[0])?.target;
};

/** The pod someone chose for the namespace, where it is gone; undefined where it is there, or none was chosen. */
export const lostClient = (context: KeyContext, key: string): Target | undefined => {
	const chosen = chosenClient(context, key);
	return chosen === undefined || isThere(context, key, chosen) ? undefined : chosen;
};

/** A matrix asks from the pods of the Service's own namespace. */
export const noMatrixClient = (key: string) =>
	`No pod in namespace ${namespaceOf(key)} is running, so there is nowhere to probe from.`;

export const noClient = (key: string, keys: KeyChoice) =>
	`${noMatrixClient(key)} ${withKeys('{probe-from}', keys)} shows pods of other namespaces.`;
