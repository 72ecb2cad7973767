import {expect, test} from 'vitest';
import {HelpPane} from '../../../source/dashboard/help/help-pane.tsx';
import {selectHelp} from '../../../source/dashboard/help/help-selectors.ts';
import {rootReducer} from '../../../source/dashboard/state/root-reducer.ts';
import {symbolsOf} from '../../../source/theme.ts';
import {draw, stateOf} from '../../_helpers/component.tsx';
import {named} from '../../_helpers/rows.ts';
import {sizes} from '../../_helpers/screen.tsx';

const opened = (top = 0) => ({type: 'overlay/opened', overlay: {kind: 'help', top}}) as const;

test.each(sizes)('%i×%i: the keys of the lists first', (columns, rows) => {
	const pane = draw(<HelpPane />, {state: stateOf([columns, rows], opened())});
	const lines = pane.lines();

	expect(lines[0]).toMatch(/^ HELP · 1-\d+ of \d+ ━+$/);
	expect(lines[1]).toBe(' In lists');
	expect(lines).toHaveLength(rows - (rows < 24 ? 2 : 3));
	expect(Math.max(...lines.map(line => line.length))).toBeLessThanOrEqual(columns);
	expect(pane.frame()).toContain('\u001B[1mIn lists');
	expect(pane.frame()).toContain('\u001B[36m');
});

test('it ends with the forms of a filter, and no window goes past the end', () => {
	const lines = draw(<HelpPane />, {state: stateOf([80, 24], opened(9999))}).lines();

	expect(lines.join('\n')).toContain(' After /');
	expect(lines.at(-1)).not.toBe('');
});

test('a change of the cluster that no key cares for leaves the help as it is', () => {
	const state = stateOf([80, 24], opened());
	const changed = rootReducer(state, {
		...{type: 'rows/changed', changed: [named('another')], removed: [], isComplete: true, at: state.now},
	});
	const symbols = symbolsOf(true);

	expect(changed).not.toBe(state);
	expect(selectHelp(changed, symbols)!.lines).toBe(selectHelp(state, symbols)!.lines);
});
