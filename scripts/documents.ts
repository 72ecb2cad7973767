import {commandLineDocument} from './command-line-document.ts';
import {k9sDocument} from './k9s-document.ts';
import {keysDocument} from './keys-document.ts';
import {families} from './rule-families.ts';
import {rulesDocument} from './rules-document.ts';
import {verdictsDocument} from './verdicts-document.ts';

/** The pages that are made from the program's own tables, by their path. */
export const documents: Readonly<Record<string, () => string>> = {
	'docs/rules.md': () => rulesDocument(families),
	'docs/verdicts.md': verdictsDocument,
	'docs/keys.md': keysDocument,
	'docs/coming-from-k9s.md': k9sDocument,
	'docs/command-line.md': commandLineDocument,
};
