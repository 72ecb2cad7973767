import {missingRight} from '../../model/access.ts';
import {thisMachine} from '../../probes/way-in/outside-alone.ts';
import {isLedTo} from '../../probes/way-in/ways-in.ts';
import type {KeyContext} from '../keyboard/key-binding.ts';
import {targetId} from '../options/picker-options.ts';
import {withKeys} from '../records/key-choice.ts';
import {isMatrixRunning} from '../records/matrix-run.ts';
import {isRunning, type ProbeKind} from '../records/probe-run.ts';
import type {Plan} from '../state/overlay.ts';
import {selectedRow} from '../state/selection-selectors.ts';
import type {State} from '../state/state.ts';
import {noSuchService} from '../text/no-such-service.ts';
import {hasPortChoice} from './plan-question.ts';
import {clientFor, isThere, lostClient, namespaceOf, noClient, noMatrixClient, podText} from './probe-client.ts';
import {isOfOneNamespace} from './request-text.ts';

/** The Service a probe is about: the one whose pane is open, else the selected one. */
export const subjectOf = (state: State): string | undefined => {
	const {overlay} = state;
	return overlay !== undefined && 'key' in overlay ? overlay.key : selectedRow(state)?.view.key;
};

/** Starts what was planned, without a word of it on the screen. */
export const askPlan = ({commands}: Pick<KeyContext, 'commands'>, plan: Exclude<Plan, {readonly kind: 'matrix'}>) => {
	const substitute = plan.substitute === undefined ? [] : ([plan.substitute] as const);
	switch (plan.kind) {
		case 'curl': {
			commands.curl(plan.key, plan.client, plan.url, ...substitute);
			return;
		}

		case 'trace': {
			if (plan.port === undefined) {
				commands.trace(plan.key, plan.client, ...substitute);
			} else {
				commands.trace(plan.key, plan.client, plan.substitute, plan.port);
			}

			return;
		}

		case 'nslookup': {
			commands.nslookup(plan.key, plan.client, ...substitute);
		}
	}
};

/** Starts what was planned, and shows it. */
export const runPlan = ({store, commands}: KeyContext, plan: Plan) => {
	if (plan.kind === 'matrix') {
		store.dispatch({type: 'overlay/opened', overlay: {kind: 'matrix', key: plan.key, top: 0}});
		commands.matrix(plan.key, ...(plan.port === undefined ? [] : ([plan.port] as const)));
		return;
	}

	store.dispatch({type: 'overlay/opened', overlay: {kind: 'probe', key: plan.key, top: 0}});
	askPlan({commands}, plan);
};

/** Runs at once where it was agreed to and there is no port to choose, else asks. */
export const propose = (context: KeyContext, plan: Plan) => {
	const state = context.store.getState();
	// The port of a request was chosen with its URL.
	const isOpen = plan.kind !== 'curl' && !('port' in plan) && hasPortChoice(state, plan);
	if (state.consents.has(state.context) && !isOpen) {
		runPlan(context, plan);
		return;
	}

	context.store.dispatch({type: 'prompt/opened', prompt: {kind: 'consent', plan}});
};

/** A Service by its key and, of what asks ports, one of them by number or name; all of them where it is absent. */
export type ProbeSubject = {readonly key: string | undefined; readonly port?: string | undefined};

const withPort = ({port}: ProbeSubject) => (port === undefined ? {} : {port});

/** Starts a probe of the Service that is looked at, or of the one that is named. */
export const startProbe = (
	context: KeyContext,
	kind: ProbeKind,
	subject: ProbeSubject = {key: subjectOf(context.store.getState())},
) => {
	const {store, commands} = context;
	const {key} = subject;
	if (key === undefined) {
		return;
	}

	const lost = lostClient(context, key);
	const isMissing = store.getState().list.entries.get(key)?.view.missing !== undefined;
	const client = isMissing && kind === 'trace' ? thisMachine : clientFor(context, key);
	if (client === undefined) {
		store.dispatch({type: 'notice/shown', level: 'error', text: noClient(key, store.getState().keys)});
		return;
	}

	const instead = lost === undefined ? {} : {instead: podText(lost, key)};
	if (lost !== undefined) {
		store.dispatch({type: 'client/forgotten', namespace: namespaceOf(key)});
		store.dispatch({
			type: 'notice/shown',
			level: 'info',
			text: `Pod ${podText(lost, key)} is gone: the source pod is ${client.pod} now.`,
		});
	}

	if (kind === 'curl') {
		const asked = store.getState().requests.get(key);
		// A short name is another Service's where the client is of another namespace.
		const isElsewhere = client.namespace !== namespaceOf(key) && asked !== undefined && isOfOneNamespace(asked);
		const text = (isElsewhere ? undefined : asked) ?? commands.proposeUrl(key) ?? 'http://';
		store.dispatch({type: 'prompt/opened', prompt: {kind: 'url', text, key, client}});
		return;
	}

	propose(
		context,
		kind === 'trace' ? {kind, key, client, ...instead, ...withPort(subject)} : {kind, key, client, ...instead},
	);
};

/** Shows the last probe of the Service again. */
export const openProbe = ({store}: KeyContext) => {
	const state = store.getState();
	const key = subjectOf(state);
	if (key === undefined || !state.probes.has(key)) {
		const text = withKeys('This Service has not been probed yet: {nslookup}, {curl} or {trace} does.', state.keys);
		store.dispatch({type: 'notice/shown', level: 'info', text});
		return;
	}

	store.dispatch({type: 'overlay/opened', overlay: {kind: 'probe', key, top: 0}});
};

/** Shows the matrix there is of the Service; where it is shown already, there is none, or a port is named, a new one is asked for. */
export const startMatrix = (
	context: KeyContext,
	subject: ProbeSubject = {key: subjectOf(context.store.getState())},
) => {
	const {store} = context;
	const state = store.getState();
	const {key, port} = subject;
	if (key === undefined) {
		return;
	}

	if (port === undefined && state.matrices.has(key) && state.overlay?.kind !== 'matrix') {
		store.dispatch({type: 'overlay/opened', overlay: {kind: 'matrix', key, top: 0}});
		return;
	}

	if (clientFor(context, key) === undefined) {
		store.dispatch({type: 'notice/shown', level: 'error', text: noMatrixClient(key)});
		return;
	}

	propose(context, {kind: 'matrix', key, ...withPort(subject)});
};

/** Opens the list of pods and containers a probe can run in. */
export const chooseClient = (context: KeyContext) => {
	const key = subjectOf(context.store.getState());
	if (key === undefined) {
		return;
	}

	offerClients(context, key);
};

const offerClients = (context: KeyContext, key: string) => {
	const {store, commands} = context;
	const current = clientFor(context, key);
	const choices = commands.clientsFor(key);
	const selected = current === undefined ? '' : targetId(current);
	store.dispatch({type: 'overlay/opened', overlay: {kind: 'clients', key, choices, isListing: true, selected}});
	commands.listOtherClients(key);
};

/** Takes a pod and container to probe from. One that went while it was chosen is told, and those that are left are shown. */
export const takeClient = (
	context: KeyContext,
	{key, choices}: Extract<State['overlay'], {readonly kind: 'clients'}>,
	id: string,
) => {
	const {target} = choices.find(choice => targetId(choice.target) === id)!;
	if (isThere(context, key, target)) {
		context.store.dispatch({type: 'client/chosen', namespace: namespaceOf(key), target});
		return;
	}

	const text = `Container ${target.container} of pod ${podText(target, key)} does not run any more.`;
	offerClients(context, key);
	context.store.dispatch({type: 'notice/shown', level: 'error', text});
};

/** Why no pod can be chosen to probe from now; the Service is the one that is looked at, here and below. */
export const clientDisabled = (state: State, key = subjectOf(state)): string | undefined =>
	key === undefined ? 'No Service is selected.' : noSuchService(state.list.entries.get(key));

/** Why nothing can be run inside pods now. */
const runDisabled = (state: State, key: string | undefined): string | undefined => {
	if (state.isReadonly) {
		return 'svctop was started with --readonly: nothing is run inside pods.';
	}

	const problem = clientDisabled(state, key);
	if (problem !== undefined) {
		return problem;
	}

	const own = namespaceOf(key!);
	const namespace = state.clients.get(own)?.namespace ?? own;
	return missingRight(state.access.get(namespace), 'exec', namespace);
};

/** Why no trace can be started now: of a Service that is only named, what names it can be asked. */
export const traceDisabled = (state: State, key = subjectOf(state)): string | undefined => {
	const view = key === undefined ? undefined : state.list.entries.get(key)?.view;
	const isAskable = view?.missing !== undefined && !state.isReadonly && !state.isDemo;
	return isAskable && isLedTo(view) ? isProbing(state, key) : probeDisabled(state, key);
};

const isProbing = (state: State, key = ''): string | undefined =>
	isRunning(state.probes.get(key)) ? `A probe of ${key} is running; esc cancels it.` : undefined;

/** Why no probe can be started for the Service now. */
export const probeDisabled = (state: State, key = subjectOf(state)): string | undefined =>
	runDisabled(state, key) ?? isProbing(state, key);

/** Why nothing can be requested of the Service now: a GET through the API server's proxy changes nothing, and is no exec. */
export const curlDisabled = (state: State): string | undefined => {
	const key = subjectOf(state);
	const namespace = namespaceOf(key ?? '');
	const mayProxy =
		key !== undefined && missingRight(state.access.get(namespace), 'service-proxy', namespace) === undefined;
	return clientDisabled(state) ?? (mayProxy ? undefined : runDisabled(state, key)) ?? isProbing(state, key);
};

/** Why no matrix of the Service can be shown or started now. */
export const matrixDisabled = (state: State, key = subjectOf(state)): string | undefined => {
	const isShown = state.overlay?.kind === 'matrix';
	return (
		runDisabled(state, key) ??
		(isShown && isMatrixRunning(state.matrices.get(key ?? ''))
			? `The matrix of ${key} is being asked; esc cancels it.`
			: undefined)
	);
};
