import {expect, test} from 'vitest';
import type {Action} from '../../../source/dashboard/state/action.ts';
import {TimelinePane} from '../../../source/dashboard/timeline/timeline-pane.tsx';
import {draw, stateOf} from '../../_helpers/component.tsx';
import {pod, view} from '../../_helpers/objects.ts';
import {row} from '../../_helpers/rows.ts';
import {sizes} from '../../_helpers/screen.tsx';

const opened = (key: string, top = 0): Action => ({type: 'overlay/opened', overlay: {kind: 'timeline', key, top}});

const at = 1_800_000_010_000;
const pods = (count: number) =>
	Array.from({length: count}, (_, index) => pod({name: `web-${index}`, ips: [`10.1.2.${index}`]}));

/** A Service of three ready pods that loses one, then all, then gets two back. */
const changes: readonly Action[] = [3, 2, 0, 2].map((count, step) => ({
	...{type: 'rows/changed', changed: [row(view({pods: pods(count)}))], removed: []},
	...{isComplete: true, at: at + step * 1000},
}));

test.each(sizes)('%i×%i: each change, the newest first, with its cause', (columns, rows) => {
	const pane = draw(<TimelinePane />, {
		state: stateOf([columns, rows], ...changes, {type: 'clock/ticked', now: at + 60_000}, opened('shop/web')),
	});
	const lines = pane.lines();
	const counts = lines.flatMap(line => /\d → \d of \d/.exec(line) ?? []);

	expect(lines[0]).toContain(' HISTORY shop/web ');
	expect(lines[1]).toBe(' 2 of 2 ready');
	expect(lines[3]).toMatch(/^ {3}[\d:]+ {2}[▁-█]+ {2}now$/);
	expect(counts.slice(0, 3)).toStrictEqual(['0 → 2 of 2', '2 → 0 of 0', '3 → 2 of 2']);
	expect(lines).toHaveLength(rows - (rows < 24 ? 2 : 3));
	expect(Math.max(...lines.map(line => line.length))).toBeLessThanOrEqual(columns);
	expect(pane.frame()).toContain('\u001B[31m2 → 0 of 0');
	expect(pane.frame()).toContain('\u001B[33m3 → 2 of 2');
	expect(pane.frame()).toContain('\u001B[32m0 → 2 of 2');
});

test.each([
	['shop/checkout', /^ {3}Nothing has changed since [\d:]+\.$/m],
	['infra/mail', /^ An ExternalName has no endpoints: there is nothing to watch\.$/m],
	['shop/gone', /^ This Service is gone\.$/m],
])('%s: %s', (key, text) => {
	expect(
		draw(<TimelinePane />, {state: stateOf([80, 24], opened(key))})
			.lines()
			.join('\n'),
	).toMatch(text);
});

test('where nothing is open, nothing is drawn', () => {
	expect(
		draw(<TimelinePane />, {state: stateOf([80, 24])})
			.frame()
			.trim(),
	).toBe('');
});
