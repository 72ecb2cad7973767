/** What can be typed after `/` in the lists, and what that lets through. */
export const filterForms: ReadonlyArray<readonly [string, string]> = [
	['text', 'regular expression over namespace, name, type, ports and diagnosis'],
	['!text', 'what does not match'],
	['-l key=value', "Services with the labels, as kubectl's -l: a=b, a!=b, a, !a, a in (b,c)"],
	['-f text', 'fuzzy, by name'],
	['@code', 'Services with the finding'],
];
