/** What a document says it is. */
export type Head = {readonly apiVersion: string; readonly kind: string};

/** The first line that is more than a separator, a directive or a comment. */
const significant = /^(?!(?:---|\.\.\.)?[ \t]*(?:[#%].*)?$).+$/m;

/** Comments, directives and separators alone are no document. */
export const isEmpty = (text: string) => !significant.test(text);

const headers = new Map<number, RegExp>();

/** `kind` and `apiVersion` of a mapping that stands so far in. */
const headersAt = (width: number) => {
	const known = headers.get(width);
	if (known !== undefined) {
		return known;
	}

	const made = new RegExp(`^ {${width}}(kind|apiVersion):[ \\t]+(["']?)([\\w./-]+)\\2[ \\t]*(?:#.*)?$`, 'gm');
	headers.set(width, made);
	return made;
};

/**
 * Kind and version of a document in block style, found without parsing it: what is not looked at need not be read.
 * undefined where only parsing tells.
 */
export const headOf = (text: string): Head | undefined => {
	const [line = ''] = significant.exec(text) ?? [];
	const [, indentation] = /^( *)[A-Za-z][\w.-]*:(?:\s|$)/.exec(line) ?? [];
	if (indentation === undefined) {
		return undefined;
	}

	const found = [...text.matchAll(headersAt(indentation.length))];
	const valuesOf = (key: string) => found.filter(([, name]) => name === key).map(match => match[3]!);
	const [kind, ...otherKinds] = valuesOf('kind');
	const [apiVersion, ...otherVersions] = valuesOf('apiVersion');
	const isClear = otherKinds.length === 0 && otherVersions.length === 0;
	return isClear && kind !== undefined && apiVersion !== undefined ? {kind, apiVersion} : undefined;
};
