import {type Command, commands} from '../arguments/commands.ts';
import type {Flag} from '../arguments/flag.ts';
import {commonFlags, ownFlags} from '../arguments/flags.ts';
import type {Candidate, NamesOf} from './candidate.ts';

/** Where names come from that are not in the tables of commands and flags. */
export type Sources = {
	/** Names of the cluster or the kubeconfig, by what is typed so far. */
	names(of: NamesOf, typed: string): Promise<readonly Candidate[]>;
	/** Codes of findings and verdicts. */
	codes(): Promise<readonly Candidate[]>;
};

/** What can follow: words, or paths of files. */
export type Candidates = readonly Candidate[] | 'files';

const worded = (values: readonly string[]): readonly Candidate[] => values.map(value => ({value, text: ''}));

const spellings = ({name, short}: Flag) => [`--${name}`, ...(short ? [`-${short}`] : [])];

const flagNamed = (flags: readonly Flag[], word: string | undefined) =>
	flags.find(flag => flag.type === 'string' && word !== undefined && spellings(flag).includes(word));

const allFlags = [...commonFlags, ...['', ...commands.map(({name}) => name), 'dashboard'].flatMap(ownFlags)];

/** The words that are no flags and no values of flags. */
const plainWords = (words: readonly string[]) =>
	words.filter((word, index) => !word.startsWith('-') && flagNamed(allFlags, words[index - 1]) === undefined);

const valuesOf = async (flag: Flag, typed: string, {names}: Sources): Promise<Candidates> => {
	if (flag.isPath) {
		return 'files';
	}

	if (flag.choices) {
		return worded(flag.choices);
	}

	return flag.names ? names(flag.names, typed) : [];
};

const argumentsOf = async (command: Command, typed: string, {names, codes}: Sources): Promise<readonly Candidate[]> => {
	if (command.name === 'help') {
		return [...commands.map(({name, help}) => ({value: name, text: help})), {value: 'flags', text: ''}];
	}

	if (command.name === 'explain') {
		return codes();
	}

	if (command.names === undefined) {
		return worded(command.choices ?? []);
	}

	return names(command.names, typed);
};

/** What can stand for the last of the words behind `svctop`, begun as it is. */
export const candidates = async (words: readonly string[], sources: Sources): Promise<Candidates> => {
	const typed = (words.at(-1) ?? '').trim();
	const before = words.slice(0, -1);
	const matching = (found: Candidates, prefix = '', begun = typed): Candidates =>
		found === 'files'
			? found
			: found.filter(({value}) => value.startsWith(begun)).map(each => ({...each, value: `${prefix}${each.value}`}));
	const plain = plainWords(before);
	const command = (commands as readonly Command[]).find(({name}) => name === plain[0]);
	const flags = [...ownFlags(command?.name ?? 'dashboard'), ...commonFlags];
	const flag = flagNamed(flags, before.at(-1));
	if (flag) {
		return matching(await valuesOf(flag, typed, sources));
	}

	const [, name, value] = /^(--[^=]+)=(.*)$/s.exec(typed) ?? [];
	if (name !== undefined) {
		const assigned = flagNamed(flags, name);
		return assigned ? matching(await valuesOf(assigned, value!, sources), `${name}=`, value!) : [];
	}

	if (typed.startsWith('-')) {
		return matching(flags.flatMap(each => spellings(each).map(spelling => ({value: spelling, text: each.help}))));
	}

	return matching(
		command === undefined
			? commands.map(({name: own, help}) => ({value: own, text: help}))
			: await argumentsOf(command, typed, sources),
	);
};
