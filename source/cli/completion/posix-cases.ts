import {flagsOf, spellings, takesValue, type Vocabulary} from './vocabulary.ts';

/** How a shell offers words, paths, and nothing. */
export type Offers = {
	readonly words: (words: readonly string[]) => string;
	readonly paths: string;
};

const branch = (patterns: readonly string[], action: string) => `		${patterns.join('|')}) ${action} ;;`;

/** Branches of a `case` on the word before: what a flag takes. */
export const valueCases = ({flags}: Vocabulary, {words, paths}: Offers): readonly string[] =>
	flags.filter(takesValue).map(flag => {
		const {choices, isPath} = flag;
		const offer = choices ? `${words(choices)}; return` : isPath ? `${paths}; return` : 'return';
		return branch(spellings(flag), offer);
	});

/** Branches of a `case` on the command: the flags that may follow it. */
export const flagCases = (vocabulary: Vocabulary, {words}: Offers): readonly string[] =>
	[...vocabulary.commands.map(({name}) => name), ''].map(name =>
		branch([name === '' ? '*' : name], words(flagsOf(vocabulary, name).flatMap(spellings))),
	);

/** Branches of a `case` on the command: what it is about; without a command, the commands. */
export const argumentCases = ({commands}: Vocabulary, {words}: Offers): readonly string[] => [
	...commands.flatMap(({name, choices}) => [branch([name], choices ? words(choices) : ':')]),
	branch(['*'], words(commands.map(({name}) => name))),
];
