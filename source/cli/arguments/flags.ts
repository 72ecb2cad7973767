import {connectionFlags} from './connection-flags.ts';
import {defaultDebugImage} from './default-debug-image.ts';
import type {Flag} from './flag.ts';

/**
 * Every flag, with kubectl's names where kubectl has them. Parsing, help and docs are made from it. A flag whose values
 * differ between commands stands once for each.
 */
export const flags = [
	...connectionFlags,
	{name: 'demo', type: 'boolean', help: 'Use the built-in demo cluster'},
	{name: 'readonly', type: 'boolean', help: 'No exec, ephemeral container or port-forward'},
	{name: 'verbose', type: 'boolean', help: 'Print each request and pod command, with times'},
	{name: 'no-color', type: 'boolean', help: 'No colors, as with $NO_COLOR'},
	{
		name: 'output',
		short: 'o',
		type: 'string',
		value: 'FORMAT',
		only: ['check'],
		choices: ['table', 'json', 'yaml', 'junit', 'github', 'markdown', 'prometheus', 'sarif'],
		help: 'table, json, yaml, junit, github, markdown, prometheus; with -f also sarif',
	},
	{
		name: 'output',
		short: 'o',
		type: 'string',
		value: 'FORMAT',
		only: ['trace'],
		choices: ['table', 'json', 'yaml', 'markdown'],
		help: 'table, json, yaml or markdown',
	},
	{
		name: 'output',
		short: 'o',
		type: 'string',
		value: 'FORMAT',
		only: ['wait'],
		choices: ['table', 'json', 'yaml'],
		help: 'table, json or yaml',
	},
	{
		name: 'filename',
		short: 'f',
		type: 'string',
		value: 'FILE',
		isMultiple: true,
		isPath: true,
		only: ['check'],
		help: 'Check manifests: file, directory or - (repeatable)',
	},
	{
		name: 'against-cluster',
		type: 'boolean',
		only: ['check'],
		help: 'Judge them as if applied: what breaks and heals',
	},
	{
		name: 'selector',
		short: 'l',
		type: 'string',
		value: 'LABELS',
		only: ['check'],
		help: 'Only Services with these labels: app=web,tier!=x',
	},
	{
		name: 'fail-on',
		type: 'string',
		value: 'SEVERITY',
		choices: ['error', 'warning', 'info'],
		only: ['check', 'wait'],
		help: 'Exit 1 from error (default), warning or info on',
	},
	{
		name: 'request-timeout',
		type: 'string',
		value: 'TIME',
		only: ['check', 'trace'],
		help: 'Give up after this time; 0 for never (30s)',
	},
	{
		name: 'from',
		type: 'string',
		value: 'SOURCE',
		names: 'pod-sources',
		only: ['trace', 'wait'],
		help: 'Run it from [NAMESPACE/]KIND/NAME[/CONTAINER]; KIND is pod, deploy, sts, ds or rs; or machine, node/NAME',
	},
	{
		name: 'from-each-node',
		type: 'boolean',
		only: ['trace'],
		help: 'Ask its address from a pod on each node too',
	},
	{
		name: 'probe-pod',
		type: 'boolean',
		only: ['trace'],
		help: 'No tools: ask from a pod like it, deleted after',
	},
	{
		name: 'debug',
		type: 'boolean',
		only: ['trace'],
		help: 'No tools: attach an ephemeral container; it stays',
	},
	{
		name: 'debug-image',
		type: 'string',
		value: 'IMAGE',
		only: ['dashboard', 'trace'],
		help: `Image of the ephemeral container (${defaultDebugImage})`,
	},
	{
		name: 'wait',
		type: 'string',
		value: 'TIME',
		only: ['check'],
		help: 'First wait until nothing is found, TIME at most',
	},
	{
		name: 'prove',
		type: 'boolean',
		only: ['check'],
		help: 'Then ask every port once, from inside a pod',
	},
	{
		name: 'max-execs',
		type: 'string',
		value: 'N',
		only: ['check'],
		help: 'Commands in pods that --prove may run (50)',
	},
	{
		name: 'budget',
		type: 'string',
		value: 'TIME',
		only: ['check'],
		help: 'How long --prove may take (60s)',
	},
	{
		name: 'for',
		type: 'string',
		value: 'STATE',
		choices: ['works', 'healthy'],
		only: ['wait'],
		help: 'works: requests get through (default); healthy: no findings, no rollout',
	},
	{
		name: 'for',
		type: 'string',
		value: 'TIME',
		only: ['trace'],
		help: 'Repeat requests for this time, 5 a second at most',
	},
	{
		name: 'count',
		type: 'string',
		value: 'N',
		only: ['trace'],
		help: 'Repeat so many requests in all',
	},
	{
		name: 'timeout',
		type: 'string',
		value: 'TIME',
		only: ['wait'],
		help: 'Stop waiting after this time; 0 for never (120s)',
	},
	{
		name: 'times',
		type: 'string',
		value: 'N',
		only: ['wait'],
		help: 'How often in a row it has to work (3)',
	},
	{name: 'help', short: 'h', type: 'boolean', help: 'Show the help of the command'},
	{name: 'version', short: 'v', type: 'boolean', help: 'Print the version'},
] as const satisfies readonly Flag[];

/** The values that a flag of a command takes. Throws where the table has none. */
export const choicesOf = <N extends (typeof flags)[number]['name'], C extends string>(name: N, command: C) => {
	type Choices<T> = T extends {readonly name: N; readonly only: readonly (infer O)[]; readonly choices: infer V}
		? C extends O
			? V
			: never
		: never;
	const found = (flags as readonly Flag[]).find(flag => flag.name === name && flag.only?.includes(command));
	return found!.choices as Choices<(typeof flags)[number]>;
};

/** The flags of a command that other commands do not take; '' is the dashboard. */
export const ownFlags = (command: string): readonly Flag[] =>
	(flags as readonly Flag[]).filter(({only}) => only?.includes(command));

/** The flags that every command takes. */
export const commonFlags: readonly Flag[] = (flags as readonly Flag[]).filter(({only}) => only === undefined);
