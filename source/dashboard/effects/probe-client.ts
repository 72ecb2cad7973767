import type {Target} from '../../model/pod-access/exec.ts';
import {isTerminating} from '../../model/pods/pods.ts';
import type {KeyContext} from '../keyboard/key-binding.ts';
import type {ClientChoice} from '../state/commands.ts';

export const namespaceOf = (key: string) => key.slice(0, key.indexOf('/'));

/** Whether a probe can still run in the container: of a pod that is being deleted nobody knows how long. */
const isThere = (choices: readonly ClientChoice[], {pod, container}: Target) =>
	choices.some(
		choice => choice.target.pod === pod && choice.target.container === container && !isTerminating(choice.pod),
	);

const chosenClient = ({store}: KeyContext, key: string) => store.getState().clients.get(namespaceOf(key));

/** The pod someone chose for the namespace while it is there, else the default one. */
export const clientFor = (context: KeyContext, key: string): Target | undefined => {
	const choices = context.commands.clientsFor(key);
	const chosen = chosenClient(context, key);
	return chosen !== undefined && isThere(choices, chosen)
		? chosen
		: (choices.find(({isDefault}) => isDefault) ?? choices[0])?.target;
};

/** The pod someone chose for the namespace, where it is gone; undefined where it is there, or none was chosen. */
export const lostClient = (context: KeyContext, key: string): Target | undefined => {
	const chosen = chosenClient(context, key);
	return chosen === undefined || isThere(context.commands.clientsFor(key), chosen) ? undefined : chosen;
};

export const noClient = (key: string) =>
	`No pod in namespace ${namespaceOf(key)} is running, so there is nowhere to probe from.`;
