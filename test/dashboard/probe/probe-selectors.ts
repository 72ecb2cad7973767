import {expect, test} from 'vitest';
import {selectProbe} from '../../../source/dashboard/probe/probe-selectors.ts';
import type {Action} from '../../../source/dashboard/state/action.ts';
import {rootReducer} from '../../../source/dashboard/state/root-reducer.ts';
import {symbolsOf} from '../../../source/theme.ts';
import {stateOf} from '../../_helpers/component.tsx';
import {clients, named} from '../../_helpers/rows.ts';

const key = 'shop/checkout';
const symbols = symbolsOf(true);
const steps = Array.from(
	{length: 20},
	(_, id): Action => ({
		...{type: 'probe/progressed', key},
		progress: {
			kind: 'step',
			step: {id, title: `name ${id}`, client: clients[0]!.target, tool: 'getent', argv: ['getent', 'hosts', 'web']},
		},
	}),
);
const state = stateOf(
	[80, 24],
	{type: 'probe/started', key, kind: 'nslookup', client: clients[0]!.target, at: 0},
	...steps,
	{type: 'overlay/opened', overlay: {kind: 'probe', key, top: 0}},
);
const linesAfter = (action: Action) => selectProbe(rootReducer(state, action), symbols)!.lines;

test('scrolling, and what happens to other Services, leaves the lines of a probe as they are', () => {
	const {lines} = selectProbe(state, symbols)!;
	const scrolled = selectProbe(rootReducer(state, {type: 'overlay/scrolled', top: 5}), symbols)!;

	expect(scrolled.top).toBe(5);
	expect(scrolled.title).toMatch(/^PROBE shop\/checkout · 6-25 of \d+$/);
	expect(scrolled.lines).toBe(lines);
	expect(
		linesAfter({type: 'rows/changed', changed: [named('another')], removed: [], isComplete: true, at: state.now}),
	).toBe(lines);
});

test('what the probe finds, and a terminal of another width, makes them anew', () => {
	const {lines} = selectProbe(state, symbols)!;
	const verdict = {answer: 'fails', sentence: 'The name does not resolve.'} as const;

	expect(linesAfter({type: 'probe/progressed', key, progress: {kind: 'verdict', verdict}})).not.toEqual(lines);
	expect(linesAfter({type: 'terminal/resized', columns: 60, rows: 24})).not.toEqual(lines);
});

test('no window begins past the end of the text, and none is where no probe is open', () => {
	const past = selectProbe(rootReducer(state, {type: 'overlay/scrolled', top: 9999}), symbols)!;

	expect(past.top).toBe(past.count - past.height);
	expect(selectProbe(rootReducer(state, {type: 'overlay/closed'}), symbols)).toBeUndefined();
});
