import {resources} from '../../model/resources.ts';
import {type Inputs, noInputs} from '../../model/sync-status.ts';
import {resetRows} from '../rows/list.ts';
import {withNamespaces} from '../text/missing-namespace.ts';
import type {Action} from './action.ts';
import {nothingFrozen, type State, startCursors} from './state.ts';
import {tickReducer} from './tick-reducer.ts';
import {withMessage} from './with-message.ts';

const digits = 9;

const opened = (state: State, context: string, namespace: string | undefined): State => {
	const isDeepEqual = context === state.context && namespace === state.namespace;
	if (isDeepEqual) {
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
		list: resetRows(state.list, isOtherContext),
		cursors: startCursors,
		frozenOrder: nothingFrozen,
		overlay: undefined,
		prompt: undefined,
		probes: isOtherContext ? new Map() : state.probes,
		matrices: isOtherContext ? new Map() : state.matrices,
		repeats: isOtherContext ? new Map() : state.repeats,
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
	return isBack ? withMessage(next, 'info', 'The API server is back.', state.now) : next;
};

/** What stands in the way of a resource is told when it first does. */
const withInputs = (state: State, inputs: Inputs): State =>
	resources.reduce<State>(
		(next, resource) => {
			const {phase, problem} = inputs[resource];
			// What a server does not have is not missing.
			return phase === 'absent' || problem === undefined || problem === state.inputs[resource].problem
				? next
				: withMessage(next, 'error', problem, state.now);
		},
		{...state, inputs},
	);

/** Which cluster and namespace is looked at, how far it is known, and the time. */
export const clusterReducer = (state: State, action: Action): State => {
	switch (action.type) {
		case 'inputs/changed': {
			return action.inputs === state.inputs ? state : withInputs(state, action.inputs);
		}

		case 'connection/changed': {
			const {connection} = action;
			const isDeepEqual = connection.state === state.connection.state && connection.state !== 'lost';
			return isDeepEqual ? state : withConnection(state, connection);
		}

		case 'scope/opened': {
			return opened(state, action.context, action.namespace);
		}

		case 'contexts/listed': {
			return {...state, contexts: action.contexts};
		}

		case 'namespaces/listed': {
			return withNamespaces(state, action.names);
		}

		case 'access/loaded': {
			return {...state, access: new Map(state.access).set(action.namespace, action.access)};
		}

		case 'clock/ticked': {
			return tickReducer(state, action.now);
		}

		default: {
			return state;
		}
	}
};
