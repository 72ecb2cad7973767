import meow from 'meow';
import type {Severity} from '../rules/finding.ts';
import {commandNamed, type Flag, flagNamed, flags, helpText} from './flags.ts';
import {UsageError} from './usage-error.ts';

/** Which cluster, and as whom. */
export type ClusterArguments = {
	readonly namespace: string | undefined;
	readonly isAllNamespaces: boolean;
	readonly context: string | undefined;
	readonly kubeconfig: string | undefined;
	readonly as: string | undefined;
	readonly groups: readonly string[];
	readonly isDemo: boolean;
};

const {choices: outputs} = flagNamed('output');
const {choices: failOns} = flagNamed('fail-on');
const {choices: shells} = commandNamed('completion');

export type CheckArguments = ClusterArguments & {
	readonly command: 'check';
	readonly services: readonly string[];
	readonly selector: string | undefined;
	/** Manifests to look at in place of a cluster: files, folders, - for stdin. */
	readonly files: readonly string[];
	readonly output: (typeof outputs)[number];
	readonly failOn: Severity;
	/** Milliseconds. */
	readonly requestTimeout: number;
	readonly hasColor: boolean;
};

export type DashboardArguments = ClusterArguments & {
	readonly command: 'dashboard';
	readonly isReadonly: boolean;
	readonly hasColor: boolean;
};

export type ExplainArguments = {
	readonly command: 'explain';
	readonly code: string | undefined;
	readonly hasColor: boolean;
};

export type CompletionArguments = {readonly command: 'completion'; readonly shell: (typeof shells)[number]};

export type Arguments =
	| CheckArguments
	| DashboardArguments
	| ExplainArguments
	| CompletionArguments
	| {readonly command: 'print'; readonly text: string};

const oneOf = <T extends string>(what: string, value: string, allowed: readonly T[]): T => {
	const found = allowed.find(each => each === value);
	if (found === undefined) {
		throw new UsageError(`${what} takes ${allowed.join(', ')}, not "${value}".`);
	}

	return found;
};

/** Milliseconds of kubectl's notation: 30s, 2m, 1h, 500ms, or seconds alone. */
const duration = (flag: string, value: string) => {
	const [, amount, unit = 's'] = /^(\d+(?:\.\d+)?)(ms|s|m|h)?$/.exec(value) ?? [];
	const milliseconds = {ms: 1, s: 1000, m: 60_000, h: 3_600_000}[unit]!;
	if (amount === undefined || Number(amount) === 0) {
		throw new UsageError(`--${flag} takes a time such as 30s or 2m, not "${value}".`);
	}

	return Number(amount) * milliseconds;
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

const refuseUnknown = (argv: readonly string[]) => {
	const end = argv.indexOf('--');
	for (const argument of end === -1 ? argv : argv.slice(0, end)) {
		const [, name] = /^(--[^=]+|-[A-Za-z])/.exec(argument) ?? [];
		if (name !== undefined && !knownNames.has(name)) {
			throw new UsageError(`There is no flag ${name}. See svctop --help.`);
		}
	}
};

/** A flag of one command says nothing to another: better refused than not heard. */
const refuseForeign = (command: string, values: Values) => {
	for (const {name, only} of flags as readonly Flag[]) {
		const value = values[camelCase(name)];
		const isGiven = Array.isArray(value) ? value.length > 0 : value !== undefined && value !== false;
		if (isGiven && only && !only.includes(command)) {
			throw new UsageError(`--${name} belongs to svctop ${only.join(', ')}. Leave it out, or see svctop --help.`);
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

/**
 * What a command line asks for. `environment` is read for NO_COLOR only.
 *
 * Throws a UsageError.
 */
export const parseArguments = (
	argv: readonly string[],
	{version, noColor}: {readonly version: string; readonly noColor: boolean},
): Arguments => {
	refuseUnknown(argv);
	const {input, flags: given} = meow('', {
		importMeta: import.meta,
		argv: joinStdin(argv),
		flags: {...meowFlags, color: {type: 'boolean', default: true}} as unknown as Record<string, never>,
		autoHelp: false,
		autoVersion: false,
		pkg: {name: 'svctop', version},
	});
	const values = given as Values;
	const string = (name: string) => {
		const value = values[camelCase(name)];
		if (value === '') {
			throw new UsageError(`--${name} needs a value.`);
		}

		return typeof value === 'string' ? value : undefined;
	};

	if (values.help) {
		return {command: 'print', text: helpText()};
	}

	if (values.version) {
		return {command: 'print', text: version};
	}

	const cluster: ClusterArguments = {
		namespace: string('namespace'),
		isAllNamespaces: values.allNamespaces === true,
		context: string('context'),
		kubeconfig: string('kubeconfig'),
		as: string('as'),
		groups: Array.isArray(values.asGroup) ? values.asGroup : [],
		isDemo: values.demo === true,
	};
	if (cluster.namespace !== undefined && cluster.isAllNamespaces) {
		throw new UsageError('--namespace and --all-namespaces exclude each other. Give one of them.');
	}

	if (cluster.groups.length > 0 && cluster.as === undefined) {
		throw new UsageError('--as-group goes with --as.');
	}

	const hasColor = values.color !== false && !noColor;
	const [command, ...services] = input;
	if (command === undefined) {
		refuseForeign('dashboard', values);
		return {command: 'dashboard', ...cluster, isReadonly: values.readonly === true, hasColor};
	}

	refuseForeign(command, values);
	const [first, ...others] = services;
	if (command === 'explain' || command === 'completion') {
		if (others.length > 0) {
			throw new UsageError(`${command} takes one argument, not ${services.length}.`);
		}

		return command === 'explain'
			? {command, code: first, hasColor}
			: {command, shell: oneOf('completion', first ?? '', shells)};
	}

	if (command !== 'check') {
		throw new UsageError(`There is no command ${command}. See svctop --help.`);
	}

	const files = (values.filename ?? []) as readonly string[];
	if (files.includes('')) {
		throw new UsageError('--filename needs a value.');
	}

	if (files.length > 0 && cluster.isDemo) {
		throw new UsageError('--filename and --demo exclude each other. Give one of them.');
	}

	const output = oneOf('--output', string('output') ?? 'table', outputs);
	if (output === 'sarif' && files.length === 0) {
		throw new UsageError('--output sarif tells places in files: it goes with --filename.');
	}

	const selector = string('selector');
	if (services.length > 0 && (cluster.isAllNamespaces || selector !== undefined)) {
		throw new UsageError('A Service is named in one namespace: name it without --all-namespaces and --selector.');
	}

	return {
		command,
		...cluster,
		services,
		selector,
		files,
		output,
		failOn: oneOf('--fail-on', string('fail-on') ?? 'error', failOns),
		requestTimeout: duration('request-timeout', string('request-timeout') ?? '30s'),
		hasColor,
	};
};
