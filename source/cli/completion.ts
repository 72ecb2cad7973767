import type {CompletionArguments} from './arguments/arguments.ts';
import {bashCompletion} from './completion/bash.ts';
import {fishCompletion} from './completion/fish.ts';
import {powershellCompletion} from './completion/powershell.ts';
import {zshCompletion} from './completion/zsh.ts';

const scripts = {bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion, powershell: powershellCompletion};

/** The script that has a shell ask svctop for what can follow. */
export const completion = (shell: CompletionArguments['shell']): string => scripts[shell];
