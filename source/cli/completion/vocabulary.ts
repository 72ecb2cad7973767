import type {Command, Flag} from '../arguments/flags.ts';

/** What can be completed. */
export type Vocabulary = {readonly flags: readonly Flag[]; readonly commands: readonly Command[]};

/** A flag as it is typed: `--output`, `-o`. */
export const spellings = ({name, short}: Flag): readonly string[] => [`--${name}`, ...(short ? [`-${short}`] : [])];

export const takesValue = ({type}: Flag) => type === 'string';

/** The flags that may follow a command; '' is the dashboard. */
export const flagsOf = ({flags}: Vocabulary, command: string): readonly Flag[] =>
	flags.filter(({only}) => only === undefined || only.includes(command));
