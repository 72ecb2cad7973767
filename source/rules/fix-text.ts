import type {Fix} from './finding.ts';

/** Quotes one word for a POSIX shell; a word that needs none is left as it is. */
const quote = (word: string) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`);

/**
 * A fix as it is shown and copied: a command quoted for a POSIX shell, with kubectl told the context it is meant for;
 * YAML and text as they are. An empty context (a service account inside the cluster) is not named.
 */
export const fixText = (fix: Fix, context: string): string => {
	if (fix.kind !== 'command') {
		return fix.value;
	}

	const [program, ...rest] = fix.argv;
	const isKubectl = program === 'kubectl' && context !== '';
	return [program!, ...(isKubectl ? ['--context', context] : []), ...rest].map(quote).join(' ');
};
