import {type Command, commands} from './commands.ts';
import type {Flag} from './flag.ts';
import {commonFlags, ownFlags} from './flags.ts';

/** Columns that every help fits into. */
const width = 80;

const signature = ({name, short, value}: Flag) =>
	`${short ? `-${short}, ` : '    '}--${name}${value ? ` ${value}` : ''}`;

/** Words in lines of at most `columns`. */
const wrapped = (text: string, columns: number): readonly string[] => {
	const lines: string[] = [];
	for (const word of text.split(' ')) {
		const last = lines.at(-1);
		if (last === undefined || last.length + 1 + word.length > columns) {
			lines.push(word);
		} else {
			lines[lines.length - 1] = `${last} ${word}`;
		}
	}

	return lines;
};

/** Two columns, the right one wrapped. */
const aligned = (rows: ReadonlyArray<readonly [string, string]>): readonly string[] => {
	const left = Math.max(...rows.map(([text]) => text.length)) + 4;
	return rows.flatMap(([head, text]) =>
		wrapped(text, width - left).map((line, index) => `${(index === 0 ? `  ${head}` : '').padEnd(left)}${line}`),
	);
};

const flagRows = (flags: readonly Flag[]) => aligned(flags.map(flag => [signature(flag), flag.help] as const));

const exitCodes: Readonly<Record<string, string>> = {
	check: 'Exit codes: 0 no findings, 1 findings, 2 could not check all',
	trace: 'Exit codes: 0 the path works, 1 it does not, 2 it could not be tested',
	wait: 'Exit codes: 0 it works, 1 not by the end of the time, 2 could not be seen',
};

const overviewFlags = ['namespace', 'all-namespaces', 'context', 'readonly'];

const takesFlags = ({name}: Command) => ['check', 'trace', 'wait'].includes(name);

/** Help of one command: examples first. */
const commandHelp = (command: Command): string => {
	const {name, value, help, examples} = command;
	const own = ownFlags(name);
	const exit = exitCodes[name];
	return [
		help,
		'',
		'Examples',
		...aligned(examples),
		'',
		`Usage: svctop ${[name, value, ...(takesFlags(command) ? ['[flags]'] : [])].filter(Boolean).join(' ')}`,
		...(own.length > 0 ? ['', 'Flags', ...flagRows(own)] : []),
		...(exit === undefined ? [] : ['', exit]),
		...(takesFlags(command) ? ['More flags (cluster, namespace, user): svctop help flags'] : []),
	].join('\n');
};

/** The flags of every command. */
export const flagsHelp = (): string => ['Flags of every command', ...flagRows(commonFlags)].join('\n');

/** The help of the whole program. */
export const overview = (): string =>
	[
		'See why a Kubernetes Service does not work, and prove it',
		'',
		'Examples',
		...aligned([
			['svctop', 'Dashboard on the current context; ? shows its keys'],
			['svctop --demo', 'Dashboard on a built-in cluster with faults'],
			['svctop check -A', 'Check every Service once'],
			['svctop trace web -n shop', 'Test the path to a Service from inside a pod'],
		]),
		'',
		'Commands',
		...aligned(commands.map(({name, value, help}) => [`${name} ${value}`.trimEnd(), help] as const)),
		'',
		'Flags (all of them: svctop help flags)',
		...flagRows(commonFlags.filter(({name}) => overviewFlags.includes(name))),
	].join('\n');

/** The help of a command, the flags of all for `flags`, the overview where undefined; undefined where there is no such topic. */
export const helpText = (topic: string | undefined): string | undefined => {
	if (topic === undefined) {
		return overview();
	}

	if (topic === 'flags') {
		return flagsHelp();
	}

	const command = (commands as readonly Command[]).find(({name}) => name === topic);
	return command && commandHelp(command);
};
