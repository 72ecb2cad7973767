import type {Flag} from '../arguments/flags.ts';
import {takesValue, type Vocabulary} from './vocabulary.ts';

const quote = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", String.raw`\'`)}'`;

const seen = (names: readonly string[]) => quote(`__fish_seen_subcommand_from ${names.join(' ')}`);

const flagLine = (flag: Flag) => {
	const {name, short, only, choices, isPath, help} = flag;
	return [
		'complete -c svctop',
		...(only ? [`-n ${seen(only)}`] : []),
		...(short ? [`-s ${short}`] : []),
		`-l ${name}`,
		...(takesValue(flag) ? [isPath ? '-r -F' : '-x'] : []),
		...(choices ? [`-a ${quote(choices.join(' '))}`] : []),
		`-d ${quote(help)}`,
	].join(' ');
};

/** For `svctop completion fish | source`. */
export const fishCompletion = ({flags, commands}: Vocabulary): string => {
	const names = commands.map(({name}) => name);
	return `${[
		'# fish completion of svctop: svctop completion fish | source',
		'complete -c svctop -f',
		...commands.map(
			({name, help}) =>
				`complete -c svctop -n ${quote(`not __fish_seen_subcommand_from ${names.join(' ')}`)} -a ${name} -d ${quote(help)}`,
		),
		...commands.flatMap(({name, choices}) =>
			choices ? [`complete -c svctop -n ${seen([name])} -a ${quote(choices.join(' '))}`] : [],
		),
		...flags.map(flagLine),
	].join('\n')}\n`;
};
