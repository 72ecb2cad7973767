import {missingRight} from '../model/access.ts';
import type {Target} from '../probes/exec.ts';
import {isMatrixRunning} from '../state/matrix-run.ts';
import type {Plan} from '../state/overlay.ts';
import {targetId} from '../state/picking.ts';
import {isRunning, type ProbeKind} from '../state/probe-run.ts';
import {selectedRow} from '../state/selection.ts';
import type {State} from '../state/state.ts';
import type {Hands} from './binding.ts';
import {noSuchService} from './no-such-service.ts';

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
	if (plan.kind === 'matrix') {
		store.dispatch({type: 'opened-overlay', overlay: {kind: 'matrix', key: plan.key, top: 0}});
		commands.matrix(plan.key);
		return;
	}

	store.dispatch({type: 'opened-overlay', overlay: {kind: 'probe', key: plan.key, top: 0}});
	const image = plan.debugImage === undefined ? [] : ([plan.debugImage] as const);
	if (plan.kind === 'curl') {
		commands.curl(plan.key, plan.client, plan.url, ...image);
		return;
	}

	commands[plan.kind](plan.key, plan.client, ...image);
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

/** Whether a plan leaves something behind in the cluster: that is asked about each time. */
export const addsContainer = (plan: Plan) => plan.kind !== 'matrix' && plan.debugImage !== undefined;

/** The question whether a plan may run, each shorter than the one before, for where that does not fit. */
export const planQuestions = (plan: Plan, isReadonly: boolean): readonly string[] => {
	if (plan.kind === 'matrix') {
		return [`Run ${planText(plan)} in up to five pods of the namespace?`, `Run ${planText(plan)} in five pods?`];
	}

	const {pod, container} = plan.client;
	if (isReadonly) {
		return [`Ask for ${planText(plan)} through the API server's proxy?`, `Ask through the API server's proxy?`];
	}

	if (plan.debugImage !== undefined) {
		const question = `Add debug container ${plan.debugImage}? It can't be removed.`;
		return [`No tools in ${pod}. ${question}`, question, `Add ${plan.debugImage} for good?`];
	}

	const question = `Run ${planText(plan)} in pod ${pod}`;
	return [`${question}, container ${container}?`, `${question}?`, `Run ${plan.kind} in ${pod}?`];
};

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

	const text = store.getState().requests.get(key) ?? commands.proposeUrl(key) ?? 'http://';
	store.dispatch({type: 'prompted', prompt: {kind: 'url', text, key, client}});
};

/** Shows the last probe of the Service again. */
export const openProbe = ({store}: Hands) => {
	const state = store.getState();
	const key = subjectOf(state);
	if (key === undefined || !state.probes.has(key)) {
		const text = 'This Service has not been probed yet: n, c or t does.';
		store.dispatch({type: 'notice', level: 'info', text});
		return;
	}

	store.dispatch({type: 'opened-overlay', overlay: {kind: 'probe', key, top: 0}});
};

/** Shows the matrix there is of the Service; where it is shown already, or there is none, a new one is asked for. */
export const startMatrix = (hands: Hands) => {
	const {store, commands} = hands;
	const state = store.getState();
	const key = subjectOf(state);
	if (key === undefined) {
		return;
	}

	if (state.matrices.has(key) && state.overlay?.kind !== 'matrix') {
		store.dispatch({type: 'opened-overlay', overlay: {kind: 'matrix', key, top: 0}});
		return;
	}

	if (commands.clientsFor(key).length === 0) {
		store.dispatch({type: 'notice', level: 'error', text: noClient(key)});
		return;
	}

	propose(hands, {kind: 'matrix', key});
};

/** Opens the list of pods and containers a probe can run in. */
export const chooseClient = (hands: Hands) => {
	const key = subjectOf(hands.store.getState());
	if (key === undefined) {
		return;
	}

	offerClients(hands, key);
};

const offerClients = (hands: Hands, key: string) => {
	const current = clientFor(hands, key);
	if (current === undefined) {
		hands.store.dispatch({type: 'notice', level: 'error', text: noClient(key)});
		return;
	}

	const choices = hands.commands.clientsFor(key);
	hands.store.dispatch({type: 'opened-overlay', overlay: {kind: 'clients', key, choices, selected: targetId(current)}});
};

/** Takes a pod and container to probe from. One that went while it was chosen is told, and those that are left are shown. */
export const takeClient = (hands: Hands, key: string, id: string) => {
	const found = hands.commands.clientsFor(key).find(({target}) => targetId(target) === id);
	if (found !== undefined) {
		hands.store.dispatch({type: 'chose-client', target: found.target});
		return;
	}

	const text = `Container ${id.slice(id.indexOf('/') + 1)} of pod ${id.slice(0, id.indexOf('/'))} does not run any more.`;
	hands.store.dispatch({type: 'notice', level: 'error', text});
	offerClients(hands, key);
};

/** Why no pod can be chosen to probe from now. */
export const clientDisabled = (state: State): string | undefined => {
	const key = subjectOf(state);
	return key === undefined ? 'No Service is selected.' : noSuchService(state.list.entries.get(key));
};

/** Why nothing can be run inside pods now. */
const runDisabled = (state: State): string | undefined => {
	if (state.isReadonly) {
		return 'svctop was started with --readonly: nothing is run inside pods.';
	}

	const problem = clientDisabled(state);
	if (problem !== undefined) {
		return problem;
	}

	const namespace = namespaceOf(subjectOf(state)!);
	return missingRight(state.access.get(namespace), 'exec', namespace);
};

const isProbing = (state: State): string | undefined => {
	const key = subjectOf(state) ?? '';
	return isRunning(state.probes.get(key)) ? `A probe of ${key} is running; esc cancels it.` : undefined;
};

/** Why no probe can be started for the Service now. */
export const probeDisabled = (state: State): string | undefined => runDisabled(state) ?? isProbing(state);

/** Why nothing can be requested of the Service now: a GET through the API server's proxy changes nothing, and is no exec. */
export const curlDisabled = (state: State): string | undefined => {
	const key = subjectOf(state);
	const namespace = namespaceOf(key ?? '');
	const mayProxy =
		key !== undefined && missingRight(state.access.get(namespace), 'service-proxy', namespace) === undefined;
	return clientDisabled(state) ?? (mayProxy ? undefined : runDisabled(state)) ?? isProbing(state);
};

/** Why no matrix of the Service can be shown or started now. */
export const matrixDisabled = (state: State): string | undefined => {
	const key = subjectOf(state) ?? '';
	const isShown = state.overlay?.kind === 'matrix';
	return (
		runDisabled(state) ??
		(isShown && isMatrixRunning(state.matrices.get(key))
			? `The matrix of ${key} is being asked; esc cancels it.`
			: undefined)
	);
};
