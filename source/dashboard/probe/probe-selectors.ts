import type {Symbols} from '../../theme.ts';
import {pathHops} from '../records/path-hops.ts';
import type {PastProbe} from '../records/probe-run.ts';
import {createSelector} from '../state/create-selector.ts';
import {frameOf} from '../state/layout.ts';
import type {State} from '../state/state.ts';
import {type TextView, textWidth, textWindow} from '../state/text-view.ts';
import {clientText} from '../text/client-text.ts';
import {probeLines} from './probe-lines.ts';

const noPast: readonly PastProbe[] = [];

const selectLines = createSelector(
	[
		(state: State, key: string) => state.probes.get(key),
		(state, key) => state.pastProbes.get(key) ?? noPast,
		state => state.now,
		state => state.context,
		state => state.kubectlFlags,
		state => textWidth(state.columns),
		(state, key) => state.list.entries.get(key),
		(_state, _key, symbols: Symbols) => symbols,
		(_state, _key, _symbols, isUnfolded: boolean) => isUnfolded,
		state => frameOf(state).body - 1,
		state => state.keys,
		(state, key) => state.repeats.get(key),
	],
	(run, past, now, context, kubectlFlags, width, row, symbols, isUnfolded, height, keys, repeat) => {
		const path = run?.kind === 'trace' && row !== undefined ? pathHops(row, run, now) : [];
		const facts = {run, path, past, repeat, now, context, kubectlFlags};
		const whole = probeLines(facts, width, {isFolded: false, symbols, keys});
		// What fits needs no folding.
		return isUnfolded || whole.length <= height ? whole : probeLines(facts, width, {isFolded: true, symbols, keys});
	},
);

/** The open probe; undefined where none is open. */
export const selectProbe = (state: State, symbols: Symbols): TextView | undefined => {
	const {overlay} = state;
	if (overlay?.kind !== 'probe') {
		return undefined;
	}

	const {key, top, isRepeating, isUnfolded = false} = overlay;
	const lines = selectLines(state, key, symbols, isUnfolded);
	const client = state.probes.get(key)?.client;
	const isElsewhere = client !== undefined && client.namespace !== key.slice(0, key.indexOf('/'));
	const title = [
		`PROBE ${key}`,
		...(isElsewhere ? [`from ${clientText(client)}`] : []),
		...(isRepeating ? ['repeating'] : []),
	].join(` ${symbols.dot} `);
	return {...textWindow(state, {title, count: lines.length, top}, symbols), lines};
};
