import type {Forward} from '../../source/dashboard/records/forward.ts';
import type {Action} from '../../source/dashboard/state/action.ts';
import {start} from './screen.tsx';

/** A local port that leads to shop/web for an hour. */
export const forward = (overrides: Partial<Forward> = {}): Forward => ({
	local: 8080,
	key: 'shop/web',
	port: 'http',
	only: undefined,
	pod: 'web-1',
	open: 1,
	total: 5,
	received: 1_234_567,
	sent: 890,
	since: start - 3_600_000,
	problem: undefined,
	...overrides,
});

/** What is told of forwards. */
export const forwarded = (...forwards: readonly Forward[]): Action => ({
	type: 'forwards/changed',
	forwards: new Map(forwards.map(each => [each.local, each])),
	at: start,
});
