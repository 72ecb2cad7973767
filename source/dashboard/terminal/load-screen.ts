import {setImmediate as nextTurn} from 'node:timers/promises';

/** A character that is no plain text: the first one of these is what string-width compiles its expressions for. */
const unusual = '─';

/**
 * Loads what draws with ink. One piece in each turn of the event loop, so that what the cluster tells meanwhile, and the
 * lists that show it, wait for none of them longer than they must: together they take a tenth of a second.
 */
export const loadScreen = async () => {
	const {default: stringWidth} = await import('string-width');
	await nextTurn();
	stringWidth(unusual);
	await nextTurn();
	await import('react');
	await nextTurn();
	await import('ink');
	await nextTurn();
	const {drawWarmFrame} = await import('./warm-frame.tsx');
	drawWarmFrame();
	await nextTurn();
	return import('./mount.tsx');
};
