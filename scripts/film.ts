import {keyBytes} from '../test/_helpers/key-bytes.ts';

/** A screen of the moving picture: what is typed before it, what it then shows, and for how many seconds; with the name of the picture that it also is. */
type Shot = {readonly type: string; readonly until: RegExp; readonly seconds: number; readonly name?: string};

export const filmTitle = 'svctop: find a fault, prove it, copy the fix';

const shot = (type: string, until: RegExp, seconds: number): Shot => ({type, until, seconds});

/** Found, proved, and what fixes it: one Service of the demo, on the list of Services. */
export const film: readonly Shot[] = [
	shot('g', /<n> nslookup/, 3),
	shot('/', /!text/, 0.6),
	shot('^shop', /\/\^shop/, 0.4),
	shot('/cart', /\/\^shop\/cart/, 0.8),
	shot(keyBytes('enter'), /SERVICES 1 [\s\S]*<n> nslookup/, 2),
	shot('t', /<enter> run/, 1.6),
	{...shot(keyBytes('enter'), /nothing listens[\s\S]*Fix/, 6), name: 'trace'},
	shot('x', /Sent to the terminal: kubectl/, 3),
	shot(keyBytes('esc'), /SERVICES 1 /, 4),
];
