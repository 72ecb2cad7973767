/** Where a pane is to be shown, and what its Services are narrowed down to; undefined where nothing is said of it. */
export type PaneArgument = {readonly namespace: string | undefined; readonly filter: string | undefined};

/**
 * Reads what `:svc`, `:ep` and `:pods` take, as in k9s: `[NAMESPACE] [/FILTER]` or `[NAMESPACE] [KEY=VALUE,...]`, in any
 * order. The filter is as `/` takes it. undefined where it is none of that.
 */
export const readPaneArgument = (argument: string): PaneArgument | undefined => {
	const [, before = '', pattern] = /^([^/]*)(?:\/(.*))?$/.exec(argument.trim())!;
	const words = before.split(/\s+/).filter(Boolean);
	const labels = words.filter(word => word.includes('='));
	const namespaces = words.filter(word => !labels.includes(word));
	const filters = [...labels.map(selector => `-l ${selector}`), ...(pattern === undefined ? [] : [pattern])];
	return namespaces.length > 1 || filters.length > 1 ? undefined : {namespace: namespaces[0], filter: filters[0]};
};
