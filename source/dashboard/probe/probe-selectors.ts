import type {Symbols} from '../../theme.ts';
import {pathHops} from '../records/path-hops.ts';
import type {PastProbe} from '../records/probe-run.ts';
import {createSelector} from '../state/create-selector.ts';
import type {State} from '../state/state.ts';
import {type TextView, textWidth, textWindow} from '../state/text-view.ts';
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
	],
	(run, past, now, context, kubectlFlags, width, row, symbols) => {
		const path = run?.kind === 'trace' && row !== undefined ? pathHops(row, run, now) : [];
		return probeLines({run, path, past, now, context, kubectlFlags}, width, symbols);
	},
);

/** The open probe; undefined where none is open. */
export const selectProbe = (state: State, symbols: Symbols): TextView | undefined => {
	const {overlay} = state;
	if (overlay?.kind !== 'probe') {
		return undefined;
	}

	const {key, top} = overlay;
	const lines = selectLines(state, key, symbols);
	const client = state.probes.get(key)?.client;
	const isElsewhere = client !== undefined && client.namespace !== key.slice(0, key.indexOf('/'));
	const title = isElsewhere ? `PROBE ${key} ${symbols.dot} from ${client.namespace}/${client.pod}` : `PROBE ${key}`;
	return {...textWindow(state, {title, count: lines.length, top}, symbols), lines};
};
