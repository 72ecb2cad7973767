/** A text that Markdown shows as it is (CommonMark 0.31, 2.4), on one line, also in a cell of a table. */
export const plainMarkdown = (text: string) => text.replaceAll(/[\\`*_<>|[\]#]/g, '\\$&').replaceAll(/\s*\n\s*/g, ' ');

/** A command or YAML in a fence that is longer than any in it. */
export const fencedMarkdown = (text: string, language = ''): readonly string[] => {
	const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
	const fence = '`'.repeat(longest + 1);
	return [`${fence}${language}`, text.trimEnd(), fence];
};
