import {expect} from 'vitest';
import {parseAllDocuments} from 'yaml';
import type {Fix} from '../../source/rules/finding.ts';

/** Verbs of kubectl that change nothing. */
const reading = new Set(['get', 'describe', 'logs', 'explain', 'auth', 'diff', 'events']);

/** The verb of a kubectl line: the first word that is neither a flag nor what -n takes. */
const verbOf = (argv: readonly string[]) =>
	argv.slice(1).find((word, index, words) => !word.startsWith('-') && words[index - 1] !== '-n');

/** Holds of every list of fixes: each stands for itself, is labelled as what it does, and can be run or read as it is. */
export const expectSoundFixes = (fixes: readonly Fix[]) => {
	for (const fix of fixes) {
		expect(fix.label).toMatch(/^[A-Z].*[^.:\s]$/);
		expect(fix.label).not.toMatch(/^(?:Or|Mend|See|Look|Let|Have|Give|Tell|Say)\b/);
		if (fix.kind === 'command') {
			const verb = verbOf(fix.argv);
			expect(['kubectl', 'svctop', 'minikube']).toContain(fix.argv[0]);
			expect(verb).toBeDefined();
			expect(fix.argv).not.toContain('');
			expect(fix.argv.join(' ')).not.toMatch(/undefined|\[object|[<>]/);
			expect(verb).not.toBe('edit');
			if (fix.argv[0] === 'kubectl') {
				expect(reading.has(verb!)).toBe(!fix.mutating);
			}
		} else {
			expect(fix.value).not.toMatch(/^Or\b|undefined|\[object/);
		}

		if (fix.kind === 'yaml') {
			expect(parseAllDocuments(fix.value).flatMap(({errors}) => errors)).toEqual([]);
		}
	}
};
