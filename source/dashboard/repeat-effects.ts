import {lruMemoize} from 'reselect';
import {basisOf} from '../rules/evidence.ts';
import {repeatOnce} from './effects/repeat-probe.ts';
import type {KeyContext} from './keyboard/key-binding.ts';
import type {ProbeRun} from './records/probe-run.ts';
import type {State} from './state/root-reducer.ts';

/** Milliseconds between the end of a probe that is repeated and its next run. */
const repeatMs = 5000;
/** The same where something on its way has changed: pods and ports change several at a time. */
const changedMs = 1000;

/** Looked at with every change of the state, of which few are of the Service. */
const basis = lruMemoize(basisOf);

/** The run that is to be repeated; undefined where none is open, it still runs, or someone has cancelled it. */
const endedRun = ({overlay, probes}: State): {readonly key: string; readonly run: ProbeRun} | undefined => {
	if (overlay?.kind !== 'probe' || !overlay.isRepeating) {
		return undefined;
	}

	const run = probes.get(overlay.key);
	const answer = run?.verdict?.answer;
	return run === undefined || answer === undefined || answer === 'cancelled' ? undefined : {key: overlay.key, run};
};

/**
 * Runs the open probe again and again while that is wanted: some seconds after it has ended, and a second after where the
 * pods, ports or policies of its Service have changed since it began. Returns the function that ends it.
 */
export const repeatProbes = (context: Pick<KeyContext, 'store' | 'commands'>): (() => void) => {
	const {store} = context;
	let timer: NodeJS.Timeout | undefined;
	/** The run that is waited after, when it was seen to have ended, and for how long. */
	let waiting: {readonly run: ProbeRun; readonly since: number; readonly wait: number} | undefined;

	const look = () => {
		const state = store.getState();
		const ended = endedRun(state);
		if (ended === undefined) {
			clearTimeout(timer);
			waiting = undefined;
			return;
		}

		const {key, run} = ended;
		const view = state.list.entries.get(key)?.view;
		const wait = view !== undefined && basis(view) !== run.basis ? changedMs : repeatMs;
		if (waiting?.run === run && waiting.wait === wait) {
			return;
		}

		const since = waiting?.run === run ? waiting.since : Date.now();
		waiting = {run, since, wait};
		clearTimeout(timer);
		timer = setTimeout(() => repeatOnce(context), Math.max(0, since + wait - Date.now()));
		timer.unref();
	};

	const unsubscribe = store.subscribe(look);
	return () => {
		clearTimeout(timer);
		unsubscribe();
	};
};
