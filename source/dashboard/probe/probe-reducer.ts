import {basisOf, type PortEvidence} from '../../rules/evidence.ts';
import {withEvidence} from '../records/probe-evidence.ts';
import {cancelled, comparedWith, type ProbeRun, withPast, withProgress} from '../records/probe-run.ts';
import {withRows} from '../rows/list.ts';
import type {Action} from '../state/action.ts';
import {keepSelection} from '../state/keep-selection.ts';
import type {State} from '../state/state.ts';
import {substituteOffer} from './substitute-offer.ts';

/** A probe has seen something: the row says so at once, and moves as any other does. */
const addProbeEvidence = (state: State, key: string, evidence: PortEvidence): State => {
	const row = state.list.entries.get(key);
	const at = state.probes.get(key)?.started ?? state.now;
	const seen = row && withEvidence(state.proofs.get(key), row, evidence, at);
	return seen === undefined
		? state
		: keepSelection(
				{...state, proofs: new Map(state.proofs).set(key, seen.proof)},
				withRows(state.list, [seen.row], [], state.now),
			);
};

/** Probes, the pods they run in, and whether they may. */
export const probeReducer = (state: State, action: Action): State => {
	switch (action.type) {
		case 'probe/started': {
			const {key, kind, client, at, port} = action;
			const asked = {kind, client, ...(port !== undefined && {port})};
			const view = state.list.entries.get(key)?.view;
			const basis = view && basisOf(view);
			const run: ProbeRun = {
				...asked,
				started: at,
				...(basis !== undefined && {basis}),
				steps: [],
				hops: [],
				verdict: undefined,
				...comparedWith(asked, state.probes.get(key)),
			};
			const past = withPast(state.pastProbes.get(key) ?? [], state.probes.get(key));
			return {
				...state,
				now: Math.max(state.now, at),
				probes: new Map(state.probes).set(key, run),
				pastProbes: new Map(state.pastProbes).set(key, past),
			};
		}

		case 'probe/progressed': {
			const run = state.probes.get(action.key);
			if (action.progress.kind === 'evidence') {
				return addProbeEvidence(state, action.key, action.progress.evidence);
			}

			// A probe that was started in another context has nowhere to be shown.
			if (run === undefined) {
				return state;
			}

			const probes = new Map(state.probes).set(action.key, withProgress(run, action.progress));
			return {...state, probes, prompt: substituteOffer(state, action.key, action.progress) ?? state.prompt};
		}

		case 'repeat/progressed': {
			// Requests that end in another context have nowhere to be shown.
			return state.probes.has(action.key)
				? {...state, repeats: new Map(state.repeats).set(action.key, action.repeat)}
				: state;
		}

		case 'probe/cancelled': {
			const run = state.probes.get(action.key);
			return run === undefined ? state : {...state, probes: new Map(state.probes).set(action.key, cancelled(run))};
		}

		case 'clients/listed': {
			const {overlay} = state;
			return overlay?.kind === 'clients' && overlay.key === action.key && overlay.isListing
				? {...state, overlay: {...overlay, choices: [...overlay.choices, ...action.choices], isListing: false}}
				: state;
		}

		case 'client/chosen': {
			const {namespace, target} = action;
			return {...state, overlay: undefined, clients: new Map(state.clients).set(namespace, target)};
		}

		case 'client/forgotten': {
			const clients = new Map(state.clients);
			clients.delete(action.namespace);
			return {...state, clients};
		}

		case 'probes/allowed': {
			return {...state, consents: new Set([...state.consents, state.context])};
		}

		default: {
			return state;
		}
	}
};
