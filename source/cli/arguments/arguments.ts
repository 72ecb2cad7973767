import {missingText} from '../../model/missing-text.ts';
import type {Severity} from '../../rules/finding.ts';
import {sanitise} from '../../text/sanitise.ts';
import {UsageError} from '../usage-error.ts';
import {duration, oneOf, readCommandLine} from './flag-values.ts';
import {commandNamed, commands, flagNamed, helpText} from './flags.ts';
import {serviceName} from './service-name.ts';
import {parseFrom, type TraceSource} from './trace-source.ts';

/** Which cluster, and as whom. */
export type ClusterArguments = {
	readonly namespace: string | undefined;
	readonly isAllNamespaces: boolean;
	readonly context: string | undefined;
	readonly kubeconfig: string | undefined;
	readonly as: string | undefined;
	readonly groups: readonly string[];
	readonly isDemo: boolean;
	/** Whether every request and command is noted. */
	readonly isVerbose: boolean;
};

const {choices: outputs} = flagNamed('output');
const {choices: failOns} = flagNamed('fail-on');
const {choices: shells} = commandNamed('completion');

export type CheckArguments = ClusterArguments & {
	readonly command: 'check';
	readonly services: readonly string[];
	readonly selector: string | undefined;
	/** Manifests to check instead of a cluster: files, folders, - for stdin. */
	readonly files: readonly string[];
	/** Whether they are judged as if they were applied to the cluster. */
	readonly isAgainstCluster: boolean;
	readonly output: (typeof outputs)[number];
	readonly failOn: Severity;
	/** Milliseconds; Infinity for no limit. */
	readonly requestTimeout: number;
	readonly hasColor: boolean;
};

export type TraceArguments = ClusterArguments & {
	readonly command: 'trace';
	readonly service: string;
	/** The port's number or name; undefined where none is given. */
	readonly port: string | undefined;
	readonly from: TraceSource | undefined;
	readonly output: 'table' | 'json' | 'yaml';
	readonly isDebugAllowed: boolean;
	/** undefined where none is named. */
	readonly debugImage: string | undefined;
	/** Milliseconds; Infinity for no limit. */
	readonly requestTimeout: number;
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

export type Arguments =
	| CheckArguments
	| TraceArguments
	| DashboardArguments
	| ExplainArguments
	| CompletionArguments
	| {readonly command: 'config'}
	| {readonly command: 'print'; readonly text: string};

/** Whether a name has characters that no header of a request can carry. */
const isUnnameable = (name: string) => /\p{Cc}/u.test(name);

/** A name without control characters, safe to print. No object has a name with such characters, so it is not found either way. */
const sanitized = (name: string | undefined) => name && sanitise(name);

/**
 * Reads a command line. `noColor` is whether NO_COLOR is set.
 *
 * Throws a UsageError.
 */
export const parseArguments = (
	argv: readonly string[],
	{version, noColor}: {readonly version: string; readonly noColor: boolean},
): Arguments => {
	const line = readCommandLine(argv, version);
	const {string, isSet, strings} = line;
	if (isSet('help')) {
		return {command: 'print', text: helpText()};
	}

	if (isSet('version')) {
		return {command: 'print', text: version};
	}

	const cluster: ClusterArguments = {
		namespace: sanitized(string('namespace')),
		isAllNamespaces: isSet('all-namespaces'),
		context: string('context'),
		kubeconfig: string('kubeconfig'),
		as: string('as'),
		groups: strings('as-group'),
		isDemo: isSet('demo'),
		isVerbose: isSet('verbose'),
	};
	if (cluster.namespace !== undefined && cluster.isAllNamespaces) {
		throw new UsageError('--namespace and --all-namespaces exclude each other. Give one of them.');
	}

	if (cluster.groups.length > 0 && cluster.as === undefined) {
		throw new UsageError('--as-group goes with --as.');
	}

	const [unnameable] = [...(cluster.as === undefined ? [] : [cluster.as]), ...cluster.groups].filter(isUnnameable);
	if (unnameable !== undefined) {
		throw new UsageError(`No user or group is named "${unnameable}". Leave out the control characters.`);
	}

	const hasColor = isSet('color') && !noColor;
	const debugImage = sanitized(string('debug-image'));
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

	if (command === 'config') {
		if (first !== undefined) {
			throw new UsageError('config takes no argument.');
		}

		return {command};
	}

	const givenTimeout = string('request-timeout');
	const requestTimeout = duration('request-timeout', givenTimeout ?? '30s');
	if (command === 'trace') {
		const [named = ''] = names;
		const [, service, port] = /^([^:]+)(?::([^:]+))?$/.exec(named) ?? [];
		if (service === undefined || others.length > 0) {
			throw new UsageError('trace takes one Service: svctop trace SERVICE[:PORT].');
		}

		if (cluster.isAllNamespaces) {
			throw new UsageError('A trace is of one Service: name its namespace with --namespace.');
		}

		if (isSet('readonly')) {
			throw new UsageError('A trace runs commands inside pods, which --readonly forbids.');
		}

		const from = string('from');
		return {
			command,
			...cluster,
			service: serviceName(command, service),
			port,
			from: from === undefined ? undefined : parseFrom(from),
			output: oneOf('--output', string('output') ?? 'table', ['table', 'json', 'yaml']),
			isDebugAllowed: isSet('debug'),
			debugImage,
			requestTimeout,
			isTimeoutGiven: givenTimeout !== undefined,
			hasColor,
		};
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

	return {
		command,
		...cluster,
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
