import meow from 'meow';
import {missingText} from '../../model/missing-text.ts';
import {UsageError} from '../usage-error.ts';
import type {Flag} from './flag.ts';
import {flags} from './flags.ts';

/** Throws a UsageError that names what is allowed. */
export const oneOf = <T extends string>(what: string, value: string, allowed: readonly T[]): T => {
	const found = allowed.find(each => each === value);
	if (found === undefined) {
		const instead = value === '' ? '' : `, not "${value}"`;
		throw new UsageError(`${what} takes ${allowed.join(', ')}${instead}.`);
	}

	return found;
};

const unitMs: Readonly<Record<string, number>> = {ms: 1, s: 1000, m: 60_000, h: 3_600_000};

/**
 * Milliseconds of kubectl's notation: 30s, 1m30s, 500ms, seconds alone, or 0 for no limit, which is Infinity. Throws a
 * UsageError.
 */
export const duration = (flag: string, value: string) => {
	if (!/^(?:\d+(?:\.\d+)?|(?:\d+(?:\.\d+)?(?:ms|s|m|h))+)$/.test(value)) {
		throw new UsageError(`--${flag} takes a time such as 30s or 2m, or 0 for no limit, not "${value}".`);
	}

	const parts = [...value.matchAll(/([\d.]+)(ms|s|m|h)?/g)];
	const total = parts.reduce((sum, [, amount, unit = 's']) => sum + Number(amount) * unitMs[unit]!, 0);
	return total === 0 ? Number.POSITIVE_INFINITY : total;
};

type Values = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

const camelCase = (name: string) => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** meow turns `--no-color` into `color: false`. */
const meowFlags = Object.fromEntries(
	flags
		.filter(({name}) => name !== 'no-color')
		.map(flag => [
			camelCase(flag.name),
			{
				type: flag.type,
				...('short' in flag && {shortFlag: flag.short}),
				...('isMultiple' in flag && {isMultiple: true}),
			},
		]),
);

const knownNames = new Set<string>(
	flags.flatMap(flag => ('short' in flag ? [`--${flag.name}`, `-${flag.short}`] : [`--${flag.name}`])),
);

const longNames = flags.map(({name}) => `--${name}`);

/** The commands of each flag that not every command takes. */
const owners: ReadonlyMap<string, readonly string[]> = new Map(
	[...Map.groupBy(flags as readonly Flag[], ({name}) => name)]
		.map(([name, same]) => [name, same.flatMap(({only = []}) => only)] as const)
		.filter(([, only]) => only.length > 0),
);

/** Every name of the flags that take one value, as it is written in full. */
const singleNames: ReadonlyMap<string, string> = new Map(
	flags
		.filter(flag => flag.type === 'string' && !('isMultiple' in flag))
		.flatMap(flag => [
			[`--${flag.name}`, `--${flag.name}`] as const,
			...('short' in flag ? [[`-${flag.short}`, `--${flag.name}`] as const] : []),
		]),
);

/** Flags as they are written, without their values. */
const writtenNames = (argv: readonly string[]) => {
	const end = argv.indexOf('--');
	return (end === -1 ? argv : argv.slice(0, end)).flatMap(
		argument => /^(?:--[^=]+|-[A-Za-z])/.exec(argument)?.[0] ?? [],
	);
};

const refuseRepeated = (argv: readonly string[]) => {
	const names = writtenNames(argv).flatMap(name => singleNames.get(name) ?? []);
	const repeated = names.find((name, index) => names.indexOf(name) !== index);
	if (repeated !== undefined) {
		throw new UsageError(`${repeated} is given more than once. Give it once.`);
	}
};

const refuseUnknown = (argv: readonly string[]) => {
	for (const name of writtenNames(argv)) {
		if (!knownNames.has(name)) {
			// What is meant by one letter nobody can tell.
			const near = name.startsWith('--') ? longNames : [];
			throw new UsageError(missingText('flag', name, near, 'See svctop --help.'));
		}
	}
};

/** `check`, `check and trace`, `check, trace and wait`. */
const listed = (names: readonly string[]) =>
	[names.slice(0, -1).join(', '), names.at(-1)].filter(Boolean).join(' and ');

/** A flag of one command says nothing to another: better refused than not heard. */
const refuseForeign = (command: string, values: Values) => {
	for (const [name, only] of owners) {
		const value = values[camelCase(name)];
		const isGiven = Array.isArray(value) ? value.length > 0 : value !== undefined && value !== false;
		if (isGiven && !only.includes(command)) {
			throw new UsageError(`--${name} belongs to svctop ${listed(only)}. Leave it out, or see svctop --help.`);
		}
	}
};

/** A lone - as a flag's value, which meow takes for the next flag. */
const joinStdin = (argv: readonly string[]) =>
	argv.flatMap((argument, index) => {
		const isFilename = argument === '-f' || argument === '--filename';
		if (isFilename && argv[index + 1] === '-') {
			return ['--filename=-'];
		}

		return argument === '-' && ['-f', '--filename'].includes(argv[index - 1] ?? '') ? [] : [argument];
	});

/** A command line, taken apart: what stands alone, and the flags by name. */
export type CommandLine = {
	readonly names: readonly string[];
	/** A flag's value; undefined where it is not given. Throws a UsageError where its value is missing. */
	string(name: string): string | undefined;
	isSet(name: string): boolean;
	strings(name: string): readonly string[];
	/** Throws a UsageError where a flag of another command is given. */
	refuseForeign(command: string): void;
};

/** Reads a command line by the table of flags. Throws a UsageError for a flag there is not, or that is given twice. */
export const readCommandLine = (argv: readonly string[], version: string): CommandLine => {
	refuseUnknown(argv);
	refuseRepeated(argv);
	const {input, flags: given} = meow('', {
		importMeta: import.meta,
		argv: joinStdin(argv),
		flags: {...meowFlags, color: {type: 'boolean', default: true}} as unknown as Record<string, never>,
		autoHelp: false,
		autoVersion: false,
		pkg: {name: 'svctop', version},
	});
	const values = given as Values;
	return {
		names: input,
		string(name) {
			const value = values[camelCase(name)];
			if (value === '') {
				throw new UsageError(`--${name} needs a value.`);
			}

			return typeof value === 'string' ? value : undefined;
		},
		isSet: name => values[camelCase(name)] === true,
		strings(name) {
			const value = values[camelCase(name)];
			if (Array.isArray(value) && value.includes('')) {
				throw new UsageError(`--${name} needs a value.`);
			}

			return Array.isArray(value) ? value : [];
		},
		refuseForeign: command => refuseForeign(command, values),
	};
};
