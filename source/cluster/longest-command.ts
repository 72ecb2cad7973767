/** Characters of a probe's command that are kept: a script can be as long as a file. */
export const longestCommand = 1000;
