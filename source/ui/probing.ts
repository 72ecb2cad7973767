import type {Target} from '../probes/exec.ts';
import type {Plan} from '../state/overlay.ts';
import {isRunning, type ProbeKind} from '../state/probe-run.ts';
import {selectedRow} from '../state/selection.ts';
import type {State} from '../state/state.ts';
import type {Hands} from './binding.ts';

/** The Service a probe is about: the one whose pane is open, else the selected one. */
export const subjectOf = (state: State): string | undefined => {
	const {overlay} = state;
	return overlay !== undefined && 'key' in overlay ? overlay.key : selectedRow(state)?.view.key;
};

const namespaceOf = (key: string) => key.slice(0, key.indexOf('/'));

/** The pod someone chose for the namespace while it is there, else the default one. */
const clientFor = ({store, commands}: Hands, key: string): Target | undefined => {
	const choices = commands.clientsFor(key);
	const chosen = store.getState().clients.get(namespaceOf(key));
	const isThere = choices.some(({target}) => target.pod === chosen?.pod && target.container === chosen.container);
	return isThere ? chosen : (choices.find(({isDefault}) => isDefault) ?? choices[0])?.target;
};

const noClient = (key: string) =>
	`No pod in namespace ${namespaceOf(key)} is running, so there is nowhere to probe from.`;

/** Starts what was planned, and shows it. */
export const runPlan = ({store, commands}: Hands, plan: Plan) => {
	store.dispatch({type: 'opened-overlay', overlay: {kind: 'probe', key: plan.key, top: 0}});
	if (plan.kind === 'curl') {
		commands.curl(plan.key, plan.client, plan.url);
		return;
	}

	commands[plan.kind](plan.key, plan.client);
};

/** Runs at once where it was agreed to, else asks. */
export const propose = (hands: Hands, plan: Plan) => {
	const {consents, context} = hands.store.getState();
	if (consents.has(context)) {
		runPlan(hands, plan);
		return;
	}

	hands.store.dispatch({type: 'prompted', prompt: {kind: 'consent', plan}});
};

/** What a plan does, as one would type it. */
export const planText = (plan: Plan) =>
	plan.kind === 'curl'
		? `curl ${plan.url}`
		: `${plan.kind} ${plan.key.slice(plan.key.indexOf('/') + 1)}.${namespaceOf(plan.key)}`;

export const startProbe = (hands: Hands, kind: ProbeKind) => {
	const {store, commands} = hands;
	const key = subjectOf(store.getState());
	if (key === undefined) {
		return;
	}

	const client = clientFor(hands, key);
	if (client === undefined) {
		store.dispatch({type: 'notice', level: 'error', text: noClient(key)});
		return;
	}

	if (kind !== 'curl') {
		propose(hands, {kind, key, client});
		return;
	}

	const url = commands.proposeUrl(key);
	store.dispatch({type: 'prompted', prompt: {kind: 'url', text: url ?? 'http://', key, client}});
};

/** Opens the list of pods and containers a probe can run in. */
export const chooseClient = (hands: Hands) => {
	const {store, commands} = hands;
	const key = subjectOf(store.getState());
	if (key === undefined) {
		return;
	}

	const choices = commands.clientsFor(key);
	const current = clientFor(hands, key);
	if (current === undefined) {
		store.dispatch({type: 'notice', level: 'error', text: noClient(key)});
		return;
	}

	const selected = `${current.pod}/${current.container}`;
	store.dispatch({type: 'opened-overlay', overlay: {kind: 'clients', key, choices, selected}});
};

/** Why no probe can be started for the Service now. */
export const probeDisabled = (state: State): string | undefined => {
	const key = subjectOf(state);
	if (state.isReadonly) {
		return 'svctop was started with --readonly: nothing is run inside pods.';
	}

	if (key === undefined) {
		return 'No Service is selected.';
	}

	return isRunning(state.probes.get(key)) ? `A probe of ${key} is running; esc cancels it.` : undefined;
};
