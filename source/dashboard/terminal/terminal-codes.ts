/** Begin and end of a synchronized update (DEC private mode 2026): the terminal shows what is between them at once. */
export const beginFrame = '\u001B[?2026h';
export const endFrame = '\u001B[?2026l';
/** Cursor to the beginning of the next line. A line feed does the same, but the terminal's driver hands it on by itself. */
export const nextLine = '\u001B[E';
/** To the alternate screen and back (DEC private mode 1049). */
export const enterAlternateScreen = '\u001B[?1049h';
export const leaveAlternateScreen = '\u001B[?1049l';
export const hideCursor = '\u001B[?25l';
export const showCursor = '\u001B[?25h';
/** Cursor to the first cell (ECMA-48 CUP). */
export const home = '\u001B[H';
/** Erases the whole screen, what is below and right of the cursor, and the rest of a line (ECMA-48 ED, EL). */
export const eraseScreen = '\u001B[2J';
export const eraseBelow = '\u001B[J';
export const eraseLine = '\u001B[K';
/** A line too long for the terminal ends in its last cell, and runs on in the next row again (DEC private mode 7). */
export const noWrap = '\u001B[?7l';
export const wrapAgain = '\u001B[?7h';
/** Cursor to the beginning of a row, counted from 0 (ECMA-48 CUP). */
export const toRow = (row: number) => `\u001B[${row + 1};1H`;
/** Asks the terminal to put the text on its clipboard, if it wants to (OSC 52). */
export const toClipboard = (text: string) => `\u001B]52;c;${Buffer.from(text).toString('base64')}\u0007`;
