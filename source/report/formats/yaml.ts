import {Document, visit} from 'yaml';
import {escapeUnsafe} from '../../text/sanitise.ts';

/** An escape of a double-quoted scalar (YAML 1.2, 5.7). */
const escaped = (codePoint: number) => `\\U${codePoint.toString(16).padStart(8, '0')}`;

/**
 * A document in YAML, as parsers of YAML 1.1 read it too. Long sentences stay on one line each, to be searched for; what a
 * terminal would obey is escaped.
 */
export const yamlText = (value: unknown): string => {
	const document = new Document(value, {compat: 'yaml-1.1'});
	visit(document, {
		Scalar(_place, scalar) {
			const {value: text} = scalar;
			// Only there are escapes.
			if (typeof text === 'string' && escapeUnsafe(text, () => '') !== text) {
				scalar.type = 'QUOTE_DOUBLE';
			}
		},
	});
	return escapeUnsafe(document.toString({lineWidth: 0}), escaped);
};
