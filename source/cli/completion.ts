import {rules} from '../rules/all-rules.ts';
import {traceVerdicts} from '../rules/trace-verdicts.ts';
import type {CompletionArguments} from './arguments/arguments.ts';
import {commands, flags} from './arguments/flags.ts';
import {bashCompletion} from './completion/bash.ts';
import {fishCompletion} from './completion/fish.ts';
import {zshCompletion} from './completion/zsh.ts';

const scripts = {bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion};

/** The script that teaches a shell to complete svctop's commands, flags, and the values of which there are few. */
export const completion = (shell: CompletionArguments['shell']): string =>
	scripts[shell]({
		flags,
		commands: commands.map(command =>
			command.name === 'explain'
				? {...command, choices: [...rules, ...traceVerdicts].map(({code}) => code).sort()}
				: command,
		),
	});
