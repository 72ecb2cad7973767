import {missingText} from '../../model/missing-text.ts';
import type {Severity} from '../../rules/finding.ts';
import {UsageError} from '../usage-error.ts';
import {type ClusterArguments, clusterArguments} from './cluster-arguments.ts';
import {commandNamed, commands} from './commands.ts';
import {duration, oneOf, readCommandLine} from './flag-values.ts';
import {choicesOf} from './flags.ts';
import {helpText} from './help.ts';
import {imageReference} from './image-reference.ts';
import {proveLimits} from './prove-limits.ts';
import {repeatOf} from './repeat-arguments.ts';
import {serviceName} from './service-name.ts';
import {type TraceSource, traceSource} from './trace-source.ts';
import {parseTarget, type TraceTarget} from './trace-target.ts';
import {type WaitArguments, waitArguments} from './wait-arguments.ts';

const outputs = choicesOf('output', 'check');
const traceOutputs = choicesOf('output', 'trace');
const failOns = choicesOf('fail-on', 'check');
const {choices: shells} = commandNamed('completion');

export type CheckArguments = ClusterArguments & {
	readonly command: 'check';
	readonly services: readonly string[];
	readonly selector: string | undefined;
	/** Manifests to check instead of a cluster: files, folders, - for stdin. */
	readonly files: readonly string[];
	/** Whether they are diagnosed as if they were applied to the cluster. */
	readonly isAgainstCluster: boolean;
	readonly output: (typeof outputs)[number];
	readonly failOn: Severity;
	/** What asking every port may take; undefined where nothing is asked. */
	readonly prove: {readonly maxExecs: number; readonly budgetMs: number} | undefined;
	/** How long to wait first until nothing is found, milliseconds; undefined for not at all. */
	readonly wait: number | undefined;
	/** Milliseconds; Infinity for no limit. */
	readonly requestTimeout: number;
	readonly hasColor: boolean;
};

export type TraceArguments = ClusterArguments & {
	readonly command: 'trace';
	/** What leads to a Service from outside; undefined where a Service is named. */
	readonly target: Exclude<TraceTarget, {kind: 'Service'}> | undefined;
	/** '' where none is named. */
	readonly service: string;
	/** The port's number or name; undefined where none is given. */
	readonly port: string | undefined;
	readonly from: TraceSource | undefined;
	readonly output: (typeof traceOutputs)[number];
	readonly isDebugAllowed: boolean;
	/** Whether a pod like a client without tools may be made, and deleted again. */
	readonly isProbePodAllowed: boolean;
	/** undefined where none is named. */
	readonly debugImage: string | undefined;
	/** Milliseconds; Infinity for no limit. */
	readonly requestTimeout: number;
	/** How often, or how long, requests are repeated; undefined where they are not. Times are milliseconds. */
	readonly repeat: {readonly count: number | undefined; readonly forMs: number | undefined} | undefined;
	/** Whether --request-timeout was given: it then limits the probes as well, besides their own limits. */
	readonly isTimeoutGiven: boolean;
	readonly hasColor: boolean;
};

export type DashboardArguments = ClusterArguments & {
	readonly command: 'dashboard';
	readonly isReadonly: boolean;
	readonly debugImage: string | undefined;
	readonly hasColor: boolean;
};

export type ExplainArguments = {
	readonly command: 'explain';
	readonly code: string | undefined;
	readonly hasColor: boolean;
};

export type CompletionArguments = {readonly command: 'completion'; readonly shell: (typeof shells)[number]};

/** What a shell asks for while a command line is typed. */
export type CompleteArguments = {
	readonly command: 'complete';
	/** The words of the command line behind `svctop`, the last of which is being typed. */
	readonly words: readonly string[];
};

export type Arguments =
	| CheckArguments
	| TraceArguments
	| WaitArguments
	| DashboardArguments
	| ExplainArguments
	| CompletionArguments
	| {readonly command: 'config'}
	| CompleteArguments
	| {readonly command: 'print'; readonly text: string};

/** The first word of what a shell sends. */
const completeCommand = '__complete';

const help = ([first, second]: readonly string[]): string => {
	const topic = first === 'help' ? second : first;
	const text = helpText(topic);
	if (text === undefined) {
		const topics = [...commands.map(({name}) => name), 'flags'];
		throw new UsageError(missingText('command', topic!, topics, 'See svctop --help.'));
	}

	return text;
};

/**
 * Reads a command line. `version` is what --version prints; `noColor` is whether NO_COLOR is set.
 *
 * Throws a UsageError.
 */
export const parseArguments = (
	argv: readonly string[],
	{version, noColor}: {readonly version: string; readonly noColor: boolean},
): Arguments => {
	if (argv[0] === completeCommand) {
		return {command: 'complete', words: argv.slice(1)};
	}

	const line = readCommandLine(argv, version);
	const {string, isSet, strings} = line;
	if (isSet('help') || line.names[0] === 'help') {
		return {command: 'print', text: help(line.names)};
	}

	if (isSet('version')) {
		return {command: 'print', text: version};
	}

	const cluster = clusterArguments(line);
	const hasColor = isSet('color') && !noColor;
	const debugImage = string('debug-image');
	if (debugImage !== undefined && !imageReference.test(debugImage)) {
		throw new UsageError(`--debug-image takes an image such as busybox:1.37, not "${debugImage}".`);
	}

	const [command, ...names] = line.names;
	if (command === undefined) {
		line.refuseForeign('dashboard');
		return {command: 'dashboard', ...cluster, isReadonly: isSet('readonly'), debugImage, hasColor};
	}

	line.refuseForeign(command);
	const [first, ...others] = names;
	if (command === 'explain' || command === 'completion') {
		if (others.length > 0) {
			throw new UsageError(`${command} takes one argument, not ${names.length}.`);
		}

		return command === 'explain'
			? {command, code: first, hasColor}
			: {command, shell: oneOf('completion', first ?? '', shells)};
	}

	if (command === 'config' || command === 'version') {
		if (first !== undefined) {
			throw new UsageError(`${command} takes no argument.`);
		}

		return command === 'config' ? {command} : {command: 'print', text: version};
	}

	const givenTimeout = string('request-timeout');
	const requestTimeout = duration('request-timeout', givenTimeout ?? '30s');
	if (command === 'trace') {
		const target = parseTarget(names.length === 1 ? first! : '');
		if (cluster.isAllNamespaces) {
			throw new UsageError('A trace is of one Service: name its namespace with --namespace.');
		}

		if (isSet('readonly')) {
			throw new UsageError('A trace runs commands inside pods, which --readonly forbids.');
		}

		return {
			command,
			...cluster,
			target: target.kind === 'Service' ? undefined : target,
			service: target.kind === 'Service' ? target.name : '',
			port: target.kind === 'Service' ? target.port : undefined,
			from: traceSource(line),
			output: oneOf('--output', string('output') ?? 'table', traceOutputs),
			isDebugAllowed: isSet('debug'),
			isProbePodAllowed: isSet('probe-pod'),
			debugImage,
			requestTimeout,
			isTimeoutGiven: givenTimeout !== undefined,
			repeat: repeatOf(line, target.kind === 'Service'),
			hasColor,
		};
	}

	if (command === 'wait') {
		return waitArguments(line, cluster, names);
	}

	if (command !== 'check') {
		const known = commands.map(({name}) => name);
		throw new UsageError(missingText('command', command, known, 'See svctop --help.'));
	}

	const services = names.map(text => serviceName(command, text));
	const files = strings('filename');

	const isAgainstCluster = isSet('against-cluster');
	if (isAgainstCluster && files.length === 0) {
		throw new UsageError('--against-cluster judges manifests: it goes with --filename.');
	}

	if (files.length > 0 && cluster.isDemo && !isAgainstCluster) {
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

	const wait = string('wait');
	if (wait !== undefined && files.length > 0) {
		throw new UsageError('--wait waits for a cluster: leave out --filename.');
	}

	return {
		command,
		...cluster,
		wait: wait === undefined ? undefined : duration('wait', wait),
		prove: proveLimits(line, files),
		services,
		selector,
		files,
		isAgainstCluster,
		output,
		failOn: oneOf('--fail-on', string('fail-on') ?? 'error', failOns),
		requestTimeout,
		hasColor,
	};
};
