import {commands} from '../source/cli/arguments/commands.ts';
import {flagsHelp, helpText, overview} from '../source/cli/arguments/help.ts';

const block = (text: string) => ['```', text, '```'];

/** The page about the command line: the help of each command, and the flags of all. */
export const commandLineDocument = (): string =>
	`${[
		'# Command line',
		'',
		'As `svctop help`, `svctop help COMMAND` and `svctop help flags` print it.',
		'',
		...block(overview()),
		...commands.flatMap(({name}) => ['', `## svctop ${name}`, '', ...block(helpText(name)!)]),
		'',
		'## Flags of every command',
		'',
		'`--server`, `--token` and the other flags of a connection mean what they mean to kubectl. The commands that svctop prints',
		'carry them, but for the credentials: `--token`, `--client-certificate` and `--client-key`.',
		'',
		...block(flagsHelp()),
	].join('\n')}\n`;
