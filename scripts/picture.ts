import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {openTerminal} from '../test/_helpers/pty.ts';
import {screenSvg} from './screen-svg.ts';

/** Draws the demo's first screen, as a terminal shows it, for the README. */
const screen = openTerminal(['--demo'], {columns: 110, rows: 32});
await screen.until(/● live/);
await screen.until(/checkout/);
// Any key ends the notice of where the demo is.
screen.type('g');
await screen.until(/<n> nslookup/);
writeFileSync(path.join(import.meta.dirname, '../media/screenshot.svg'), screenSvg(screen.terminal));
screen.kill();
