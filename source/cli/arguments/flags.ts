import {defaultDebugImage} from './default-debug-image.ts';

export type Flag = {
	readonly name: string;
	readonly short?: string;
	readonly type: 'string' | 'boolean';
	/** Shown behind the flag: `--namespace NAME`. */
	readonly value?: string;
	readonly help: string;
	readonly isMultiple?: true;
	/** Whether its value is a path. */
	readonly isPath?: true;
	/** The values there are, where they are few. */
	readonly choices?: readonly string[];
	/** The commands it belongs to; every command where absent. */
	readonly only?: readonly string[];
};

export type Command = {
	readonly name: string;
	/** Shown behind the name. */
	readonly value: string;
	readonly help: string;
	readonly choices?: readonly string[];
};

/** Every flag, with kubectl's names where kubectl has them. Parsing, --help and the README are made from it. */
export const flags = [
	{name: 'namespace', short: 'n', type: 'string', value: 'NAME', help: 'Look at this namespace'},
	{name: 'all-namespaces', short: 'A', type: 'boolean', help: 'Look at all namespaces'},
	{name: 'context', type: 'string', value: 'NAME', help: 'Use this context of the kubeconfig'},
	{
		name: 'kubeconfig',
		type: 'string',
		value: 'FILE',
		isPath: true,
		help: 'Use this kubeconfig, in place of $KUBECONFIG and ~/.kube/config',
	},
	{name: 'as', type: 'string', value: 'USER', help: 'Act as this user'},
	{
		name: 'as-group',
		type: 'string',
		value: 'GROUP',
		isMultiple: true,
		help: 'Act as a member of this group (may be repeated)',
	},
	{name: 'demo', type: 'boolean', help: 'Use the built-in demo cluster'},
	{name: 'readonly', type: 'boolean', help: 'Run nothing inside pods, forward no port'},
	{name: 'verbose', type: 'boolean', help: 'Say which requests and commands were sent, and how long they took'},
	{name: 'no-color', type: 'boolean', help: 'Draw without colours, as with $NO_COLOR'},
	{
		name: 'output',
		short: 'o',
		type: 'string',
		value: 'FORMAT',
		only: ['check', 'trace'],
		choices: ['table', 'json', 'yaml', 'junit', 'github', 'sarif'],
		help: 'Output: table (the default), json, yaml; check: also junit and github; check -f: also sarif',
	},
	{
		name: 'filename',
		short: 'f',
		type: 'string',
		value: 'FILE',
		isMultiple: true,
		isPath: true,
		only: ['check'],
		help: 'Look at manifests in place of a cluster: a file, a folder, or - for stdin (may be repeated)',
	},
	{
		name: 'against-cluster',
		type: 'boolean',
		only: ['check'],
		help: 'Judge the manifests as if they were applied to the cluster: what breaks, heals, stays. Only reads',
	},
	{
		name: 'selector',
		short: 'l',
		type: 'string',
		value: 'LABELS',
		only: ['check'],
		help: 'Only Services with these labels, e.g. app=web,tier!=test',
	},
	{
		name: 'fail-on',
		type: 'string',
		value: 'SEVERITY',
		choices: ['error', 'warning', 'info'],
		only: ['check'],
		help: 'Exit with 1 from error (the default), warning or info on',
	},
	{
		name: 'request-timeout',
		type: 'string',
		value: 'TIME',
		only: ['check', 'trace'],
		help: 'Give up after this time, e.g. 2m or 0 for never (30s, and a trace may probe for longer)',
	},
	{
		name: 'from',
		type: 'string',
		value: 'WHERE',
		only: ['trace'],
		help: 'Walk from [NAMESPACE/]KIND/NAME[/CONTAINER]; KIND is pod, deploy, sts, ds or rs',
	},
	{
		name: 'debug',
		type: 'boolean',
		only: ['trace'],
		help: 'Where the pod has no tool, or a backend no way to read its UDP or SCTP sockets, add a debug container to it, which cannot be removed again',
	},
	{
		name: 'debug-image',
		type: 'string',
		value: 'IMAGE',
		only: ['dashboard', 'trace'],
		help: `Image of the debug container (${defaultDebugImage})`,
	},
	{name: 'help', short: 'h', type: 'boolean', help: 'Show this'},
	{name: 'version', short: 'v', type: 'boolean', help: 'Show the version'},
] as const satisfies readonly Flag[];

/** Every command but the dashboard, which has no name. `choices` are the values of its first argument, where they are few. */
export const commands = [
	{name: 'check', value: '[SERVICE...]', help: 'Diagnose once, print, exit'},
	{
		name: 'trace',
		value: 'SERVICE[:PORT]',
		help: 'Trace one port, or all, from inside a pod: print hops and verdict, exit',
	},
	{name: 'explain', value: '[CODE]', help: 'What a code means, how to see it by hand, how to mend it'},
	{
		name: 'completion',
		value: 'SHELL',
		choices: ['bash', 'zsh', 'fish'],
		help: 'Shell completion for bash, zsh or fish',
	},
	{name: 'config', value: '', help: 'The effective configuration, with comments'},
] as const satisfies readonly Command[];

type Named<T, N> = Extract<T, {readonly name: N}>;

export const flagNamed = <N extends (typeof flags)[number]['name']>(name: N) =>
	flags.find(flag => flag.name === name) as Named<(typeof flags)[number], N>;

export const commandNamed = <N extends (typeof commands)[number]['name']>(name: N) =>
	commands.find(command => command.name === name) as Named<(typeof commands)[number], N>;

const commandLines = [
	['svctop', 'The dashboard, on the current context'],
	['svctop --demo', 'The dashboard on a built-in cluster with faults'],
	...commands.map(({name, value, help}) => [`svctop ${name} ${value}`.trimEnd(), help] as const),
] as const;

const signature = ({name, short, value}: Flag) =>
	`${short ? `-${short}, ` : '    '}--${name}${value ? ` ${value}` : ''}`;

/** Exit codes, worst last. */
export const exitCodes = [
	[0, 'nothing found at or above --fail-on; the path works'],
	[1, 'something found; the path does not work'],
	[2, 'could not check, or not all: bad usage, no cluster, no access, timeout, still settling'],
] as const;

/** The whole --help. */
export const helpText = () => {
	const rows = flags.map(
		(flag: Flag) => [signature(flag), `${flag.help}${flag.only ? ` (${flag.only.join(', ')})` : ''}`] as const,
	);
	const width = Math.max(...rows.map(([left]) => left.length));
	const commandWidth = Math.max(...commandLines.map(([left]) => left.length));
	return [
		'Usage',
		...commandLines.map(([left, right]) => `  ${left.padEnd(commandWidth)}  ${right}`),
		'',
		'Flags',
		...rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`),
		'',
		'Exit codes of check and trace',
		...exitCodes.map(([code, meaning]) => `  ${code}  ${meaning}`),
		'',
		'Press ? in the dashboard for its keys.',
	].join('\n');
};
