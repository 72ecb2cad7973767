/** Asks the terminal to put the text on its clipboard, if it wants to (OSC 52). */
export const toClipboard = (text: string) => `\u001B]52;c;${Buffer.from(text).toString('base64')}\u0007`;
