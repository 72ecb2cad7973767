import {setTimeout as wait} from 'node:timers/promises';
import type {Screen} from './pty.ts';

/** What goes wrong, how it is put right, and how long it lasts, in milliseconds. */
export type Outage = {
	readonly name: string;
	readonly lastsMs: number;
	begin(): Promise<void> | void;
	/** Resolves when what was broken serves again. */
	end(): Promise<void> | void;
};

/** What the dashboard did, in seconds. */
export type Observed = {
	/** From the beginning until it was said that something is stale; undefined where it was not said. */
	readonly toldAfter: number | undefined;
	/** From the end until all was live. */
	readonly liveAfter: number;
	/** The numbers of the header before, and those that were seen during and after it, without those that are the same. */
	readonly counts: readonly string[];
};

const stale = /○ stale|✖ no connection/;
const live = /● live/;
/** Milliseconds that are waited for a notice, and for what was known to be live again. */
const patienceMs = 60_000;

const countsOf = (text: string) => /(✖ \d+ .*\? \d+)/.exec(text)?.[1]?.replaceAll(/ +/g, ' ') ?? '';

const seconds = (since: number) => (performance.now() - since) / 1000;

/** Has something go wrong under an open dashboard. Rejects where keys do nothing meanwhile, or it never is live again. */
export const observe = async (screen: Screen, {lastsMs, begin, end}: Outage): Promise<Observed> => {
	const counts = new Set([countsOf(await screen.until(live, patienceMs))]);
	const began = performance.now();
	await begin();
	const told = await screen.until(stale, Math.max(lastsMs, 1000)).then(
		text => {
			counts.add(countsOf(text));
			return seconds(began);
		},
		() => undefined,
	);
	screen.type('?');
	await screen.until(/HELP/);
	screen.type('\u001B');
	counts.add(countsOf(await screen.until(/SERVICES \d/)));
	await wait(Math.max(0, lastsMs - (performance.now() - began)));
	await end();
	const ended = performance.now();
	counts.add(countsOf(await screen.until(live, patienceMs)));
	return {toldAfter: told, liveAfter: seconds(ended), counts: [...counts]};
};
