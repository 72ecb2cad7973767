/** Asks the terminal to put the text on its clipboard, if it wants to (OSC 52). */
export const toClipboard = (text: string) => `\u001B]52;c;${Buffer.from(text).toString('base64')}\u0007`;

/** Has the terminal report presses and the wheel (DEC private mode 1000), in a form that has an end (1006, SGR). */
export const mouseOn = '\u001B[?1000h\u001B[?1006h';

export const mouseOff = '\u001B[?1006l\u001B[?1000l';
