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

/** A trace that is repeated, beside which requests are sent. */
type RepeatedTrace = {readonly key: string} & Pick<ProbeRun, 'client' | 'port'>;

/** The trace that is open and repeated, once it has found somebody to ask; `before` is the one that was so far. */
const repeatedTrace = ({overlay, probes}: State, before: RepeatedTrace | undefined): RepeatedTrace | undefined => {
	const run = overlay?.kind === 'probe' && overlay.isRepeating ? probes.get(overlay.key) : undefined;
	if (overlay?.kind !== 'probe' || run?.kind !== 'trace' || run.verdict?.answer === 'cancelled') {
		return undefined;
	}

	const {key} = overlay;
	// It goes on while the trace runs again.
	if (run.verdict === undefined || run.verdict.lacksTools || run.verdict.answer === 'impossible') {
		return before?.key === key && run.verdict === undefined ? before : undefined;
	}

	const {client, port} = run;
	const isSame =
		before?.key === key && before.client.pod === client.pod && before.client.namespace === client.namespace;
	return isSame && before.port === port ? before : {key, client, ...(port !== undefined && {port})};
};

/**
 * Runs the open probe again and again while that is wanted: some seconds after it has ended, and a second after where the
 * pods, ports or policies of its Service have changed since it began. Beside a trace, requests are sent all the time.
 * Returns the function that ends it.
 */
export const repeatProbes = (context: Pick<KeyContext, 'store' | 'commands'>): (() => void) => {
	const {store} = context;
	let timer: NodeJS.Timeout | undefined;
	/** The run that is waited after, when it was seen to have ended, and for how long. */
	let waiting: {readonly run: ProbeRun; readonly since: number; readonly wait: number} | undefined;

	/** The trace whose Service requests are sent to; undefined where none is repeated. */
	let requested: RepeatedTrace | undefined;
	const request = (state: State) => {
		const wanted = repeatedTrace(state, requested);
		if (wanted?.key === requested?.key && wanted?.client === requested?.client && wanted?.port === requested?.port) {
			return;
		}

		if (requested !== undefined) {
			context.commands.endRepeat(requested.key);
		}

		requested = wanted;
		if (wanted !== undefined) {
			const {key, client, port} = wanted;
			context.commands.repeat(key, client, ...(port === undefined ? [] : ([port] as const)));
		}
	};

	const look = () => {
		const state = store.getState();
		request(state);
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
		if (requested !== undefined) {
			context.commands.endRepeat(requested.key);
		}

		clearTimeout(timer);
		unsubscribe();
	};
};
