/** What V8 says where calls go deeper than there is room for: a parser calls itself for each level of what it reads. */
const tooDeep = 'Maximum call stack size exceeded';

/** The message of a parser in words of the text that it reads. */
export const parserMessage = (message: string) => (message.includes(tooDeep) ? 'nested too deep' : message);
