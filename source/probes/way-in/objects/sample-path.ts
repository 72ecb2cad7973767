/** Whether a path of an Ingress or route is a regular expression rather than plain text. */
export const isPattern = (path: string): boolean => /[$()*+?[\\\]^|{}]/.test(path);

/** The longest pattern that is looked at: what is longer is left open. */
const longest = 200;

/** A pattern as controllers mean it, from the start of the path; undefined where it is none that JavaScript knows. */
const compiled = (pattern: string): RegExp | undefined => {
	if (pattern.length > longest) {
		return undefined;
	}

	try {
		return new RegExp(`^(?:${pattern.replace(/^\^/, '')})`);
	} catch {
		return undefined;
	}
};

/** Whether a pattern takes a path; undefined where that can't be told. */
export const patternTakes = (pattern: string, path: string): boolean | undefined =>
	path.length > longest ? undefined : compiled(pattern)?.test(path);

/** What stands for each part of a pattern, in the order they are replaced. */
const replacements: ReadonlyArray<readonly [part: RegExp, plain: string]> = [
	[/^\^|\$$/g, ''],
	[/\(\?:/g, '('],
	[/\[\^[^\]]*\][+]?/g, 'x'],
	[/\[0-9[^\]]*\]|\\d/g, '1'],
	[/\[[^\]]*\]|\\w|\\S/g, 'a'],
	[/\.\*\??/g, ''],
	[/\.\+\??/g, 'x'],
	[/\{[^}]*\}|(?<!\\)[+]/g, ''],
	[/\(([^()|]*)(?:\|[^()]*)?\)[*?]?/g, '$1'],
	[/\(([^()|]*)(?:\|[^()]*)?\)[*?]?/g, '$1'],
	[/.[*?]/g, ''],
	[/\\(.)/g, '$1'],
];

/** A path that a pattern takes: `/api` for `/api(/|$)(.*)`. undefined where none is found. */
export const samplePath = (pattern: string): string | undefined => {
	const [start = ''] = pattern.replace(/^\^/, '').split(/[$()*+?[\\\]^|{}.]/);
	const replaced = replacements.reduce((text, [part, plain]) => text.replace(part, plain), pattern);
	return [start, replaced, `${start}x`, `${start}/`, '/'].find(
		path => path.startsWith('/') && !isPattern(path) && patternTakes(pattern, path) === true,
	);
};
