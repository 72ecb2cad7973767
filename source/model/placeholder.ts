/**
 * Ways in which templates and pipelines mark what they fill in later: `${X}`, `$(X)`, `$X`, `{{ x }}`, `[[ x ]]`, `<% x %>`,
 * `<X>`, `%X%`, `@X@`, `__X__`, `((x))`, and what sops has encrypted. Names, label values and ports can hold none of them.
 */
const placeholder =
	/\$[{(A-Za-z_]|\{\{|\[\[[^\]]*\]\]|<%|<[A-Za-z][^<>]*>|%[A-Za-z_]\w*%|@[A-Za-z_][\w.-]*@|(?<![A-Za-z0-9])__[A-Za-z]\w*?__(?![A-Za-z0-9])|\(\([^)]+\)\)|^ENC\[/;

/**
 * Whether a text of a manifest holds a placeholder: something else will stand there, and nothing can be told from it. Where
 * a number belongs, the records of manifests have NaN instead.
 */
export const isPlaceholder = (text: string): boolean => placeholder.test(text);
