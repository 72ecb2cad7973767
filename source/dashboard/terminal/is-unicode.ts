/** Whether the terminal shows more than ASCII: the locale's own order of variables (POSIX), and not the Linux console's font. */
export const isUnicode = ({LC_ALL, LC_CTYPE, LANG, TERM}: NodeJS.ProcessEnv) =>
	TERM !== 'linux' && /utf-?8/i.test(LC_ALL || LC_CTYPE || LANG || '');
