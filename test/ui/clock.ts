import {expect, test} from 'vitest';
import type {Action} from '../../source/state/action.ts';
import {initialState, update} from '../../source/state/update.ts';
import {nextChange} from '../../source/ui/clock.ts';
import {birth} from '../_helpers/objects.ts';
import {finding, liveFeed, named, sampleRows} from '../_helpers/rows.ts';

const now = (birth + 49 * 3600) * 1000;

const after = (...actions: readonly Action[]) =>
	actions.reduce(
		update,
		initialState({
			context: 'prod',
			contexts: [],
			namespace: undefined,
			isDemo: false,
			isReadonly: false,
			now,
			columns: 80,
			rows: 24,
		}),
	);

test('with nothing on the screen that grows older, nothing changes', () => {
	expect(nextChange(after())).toBeUndefined();
});

test('the next age on the screen is waited for, and no other', () => {
	// The ledger is five hours old, everything else two days.
	expect(nextChange(after(...liveFeed(sampleRows)))).toBe(now + 3_600_000);
	expect(nextChange(after(...liveFeed([named('a')])))).toBe((birth + 3 * 86_400) * 1000);
});

test('what lies over the list stops its clock', () => {
	expect(nextChange(after(...liveFeed(), {type: 'opened-overlay', overlay: {kind: 'help', top: 0}}))).toBeUndefined();
});

test('the seconds of a stale state are counted', () => {
	const lost: Action = {type: 'connection', connection: {state: 'lost', since: now - 2500, problem: 'gone'}};

	expect(nextChange(after(...liveFeed(), lost))).toBe(now + 500);
});

test('a row that waits for its place is moved two seconds after the last key', () => {
	const worse: Action = {
		type: 'rows',
		changed: [named('b', 'shop', [finding()])],
		removed: [],
		isComplete: true,
		at: now,
	};

	expect(nextChange(after(...liveFeed([named('a'), named('b')]), {type: 'key', at: now}, worse))).toBe(now + 2000);
});
