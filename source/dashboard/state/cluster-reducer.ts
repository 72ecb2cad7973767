import {resources} from '../../model/resources.ts';
import {type Inputs, noInputs} from '../../model/sync-status.ts';
import type {PortEvidence} from '../../rules/evidence.ts';
import {sanitise} from '../../text/sanitise.ts';
import {withMessage} from '../documents/document-reducer.ts';
import {startedMatrix, withMatrixProgress} from '../matrix/matrix-run.ts';
import {withEntry} from '../messages/command-log.ts';
import {debugOffer} from '../probe/debug-offer.ts';
import {withEvidence, withProofs} from '../probe/probe-evidence.ts';
import {type ProbeRun, withPast, withProgress} from '../probe/probe-run.ts';
import {begun, emptied, reordered, withRows} from '../rows/list.ts';
import {withNamespaces} from '../text/missing-namespace.ts';
import type {FeedAction} from './action.ts';
import {withList} from './keep-selection.ts';
import {selectedRow} from './selection-selectors.ts';
import {nothingHeld, type State, startCursors} from './state.ts';
import {ticked} from './tick-reducer.ts';

const digits = 9;

/** From the moment everything is there, the selection stays on the object it shows. */
const pinned = (state: State): State => {
	const {services} = state.cursors;
	const key = selectedRow(state)?.view.key;
	return services.selected === undefined && key !== undefined
		? {...state, cursors: {...state.cursors, services: {...services, selected: key}}}
		: state;
};

const opened = (state: State, context: string, namespace: string | undefined): State => {
	const isSame = context === state.context && namespace === state.namespace;
	if (isSame) {
		return state;
	}

	const isOtherContext = context !== state.context;
	const past = isOtherContext ? [] : state.recent;
	const recent = namespace === undefined || past.includes(namespace) ? past : [...past, namespace].slice(-digits);
	return {
		...state,
		context,
		namespace,
		recent,
		// The first context comes from nowhere.
		previous: state.context === '' ? undefined : {context: state.context, namespace: state.namespace},
		namespaces: isOtherContext ? [] : state.namespaces,
		connection: isOtherContext ? {state: 'connecting'} : state.connection,
		inputs: noInputs,
		isComplete: false,
		list: emptied(state.list, isOtherContext),
		cursors: startCursors,
		held: nothingHeld,
		overlay: undefined,
		prompt: undefined,
		probes: isOtherContext ? new Map() : state.probes,
		matrices: isOtherContext ? new Map() : state.matrices,
		proofs: isOtherContext ? new Map() : state.proofs,
		pastProbes: isOtherContext ? new Map() : state.pastProbes,
		requests: isOtherContext ? new Map() : state.requests,
		forwards: isOtherContext ? new Map() : state.forwards,
		clients: isOtherContext ? new Map() : state.clients,
		access: isOtherContext ? new Map() : state.access,
	};
};

/** The server's falling silent and its coming back are told once each. */
const withConnection = (state: State, connection: State['connection']): State => {
	const next = {...state, connection};
	if (connection.state === 'lost' && state.connection.state !== 'lost') {
		return withMessage(next, 'error', connection.problem, connection.since);
	}

	const isBack = connection.state === 'live' && state.connection.state === 'lost';
	return isBack ? withMessage(next, 'info', 'The API server answers again.', state.now) : next;
};

/** What stands in the way of a resource is told when it first does. */
const withInputs = (state: State, inputs: Inputs): State =>
	resources.reduce<State>(
		(next, resource) => {
			const {phase, problem} = inputs[resource];
			// What a server does not have is missed by nobody.
			return phase === 'absent' || problem === undefined || problem === state.inputs[resource].problem
				? next
				: withMessage(next, 'error', problem, state.now);
		},
		{...state, inputs},
	);

/** A probe has seen something: the row says so at once, and moves as any other does. */
const witnessed = (state: State, key: string, evidence: PortEvidence): State => {
	const row = state.list.entries.get(key);
	const at = state.probes.get(key)?.started ?? state.now;
	const seen = row && withEvidence(state.proofs.get(key), row, evidence, at);
	return seen === undefined
		? state
		: withList(
				{...state, proofs: new Map(state.proofs).set(key, seen.proof)},
				withRows(state.list, [seen.row], [], state.now),
			);
};

export const fed = (state: State, action: FeedAction): State => {
	switch (action.type) {
		case 'rows': {
			const {isComplete, at} = action;
			const {proofs, rows} = withProofs(state.proofs, action.changed, action.removed);
			const taken = withRows(state.list, rows, action.removed, at);
			const list = isComplete && taken.since === undefined ? begun(taken, at) : taken;
			if (list === state.list && isComplete === state.isComplete) {
				return state;
			}

			// Nobody has read an order yet that was made while half was unknown.
			const isFirst = isComplete && !state.isComplete;
			const next = withList(proofs === state.proofs ? state : {...state, proofs}, isFirst ? reordered(list) : list);
			const complete = {...next, isComplete, now: Math.max(next.now, at)};
			return isComplete ? pinned(complete) : complete;
		}

		case 'inputs': {
			return action.inputs === state.inputs ? state : withInputs(state, action.inputs);
		}

		case 'connection': {
			const {connection} = action;
			const isSame = connection.state === state.connection.state && connection.state !== 'lost';
			return isSame ? state : withConnection(state, connection);
		}

		case 'opened': {
			return opened(state, action.context, action.namespace);
		}

		case 'contexts': {
			return {...state, contexts: action.contexts};
		}

		case 'namespaces': {
			return withNamespaces(state, action.names);
		}

		case 'probe-started': {
			const {key, kind, client, at, port} = action;
			const asked = {kind, client, ...(port !== undefined && {port})};
			const run: ProbeRun = {...asked, started: at, steps: [], hops: [], verdict: undefined};
			const past = withPast(state.pastProbes.get(key) ?? [], state.probes.get(key));
			return {
				...state,
				now: Math.max(state.now, at),
				probes: new Map(state.probes).set(key, run),
				pastProbes: new Map(state.pastProbes).set(key, past),
			};
		}

		case 'probe-progress': {
			const run = state.probes.get(action.key);
			if (action.progress.kind === 'evidence') {
				return witnessed(state, action.key, action.progress.evidence);
			}

			// A probe that was started in another context has nowhere to be shown.
			if (run === undefined) {
				return state;
			}

			const probes = new Map(state.probes).set(action.key, withProgress(run, action.progress));
			return {...state, probes, prompt: debugOffer(state, action.key, action.progress) ?? state.prompt};
		}

		case 'about': {
			const {overlay} = state;
			return overlay?.kind === 'diagnosis' && overlay.key === action.key
				? {...state, overlay: {...overlay, about: action.sections}}
				: state;
		}

		case 'matrix-started': {
			const {key, at} = action;
			return {...state, now: Math.max(state.now, at), matrices: new Map(state.matrices).set(key, startedMatrix(at))};
		}

		case 'matrix-progress': {
			const run = state.matrices.get(action.key);
			return run === undefined
				? state
				: {...state, matrices: new Map(state.matrices).set(action.key, withMatrixProgress(run, action.progress))};
		}

		case 'access': {
			return {...state, access: new Map(state.access).set(action.namespace, action.access)};
		}

		case 'ran': {
			return {...state, log: withEntry(state.log, action.entry)};
		}

		case 'forwards': {
			return {...state, forwards: action.forwards, now: Math.max(state.now, action.at)};
		}

		case 'notice': {
			const {level, at = state.now} = action;
			const text = sanitise(action.text);
			const next = {...state, notice: {level, text}};
			return level === 'hint' ? next : withMessage(next, level, text, at);
		}

		case 'tick': {
			return ticked(state, action.now);
		}
	}
};
