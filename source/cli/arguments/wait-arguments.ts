import type {Severity} from '../../rules/finding.ts';
import {UsageError} from '../usage-error.ts';
import {parseWaitTarget, type WaitTarget} from '../wait/wait-target.ts';
import type {ClusterArguments} from './cluster-arguments.ts';
import {type CommandLine, duration, oneOf} from './flag-values.ts';
import {choicesOf} from './flags.ts';
import {parseFrom, type TraceSource} from './trace-source.ts';

export type WaitArguments = ClusterArguments & {
	readonly command: 'wait';
	readonly targets: readonly WaitTarget[];
	/** Whether requests have to get through, or nothing may be found. */
	readonly state: 'works' | 'healthy';
	/** How often in a row. */
	readonly times: number;
	readonly from: TraceSource | undefined;
	readonly failOn: Severity;
	readonly output: 'table' | 'json' | 'yaml';
	/** Milliseconds until it gives up; Infinity for never. */
	readonly requestTimeout: number;
};

/** A whole number from 1 on. Throws a UsageError. */
export const countOf = (flag: string, value: string): number => {
	const count = Number(value);
	if (!/^\d+$/.test(value) || count < 1 || !Number.isSafeInteger(count)) {
		throw new UsageError(`--${flag} takes a whole number from 1 on, not "${value}".`);
	}

	return count;
};

/** Reads the command line of wait. Throws a UsageError. */
export const waitArguments = (
	{string, isSet}: CommandLine,
	cluster: ClusterArguments,
	names: readonly string[],
): WaitArguments => {
	if (names.length === 0) {
		throw new UsageError('wait takes what to wait for: svctop wait SERVICE...');
	}

	if (cluster.isAllNamespaces) {
		throw new UsageError('wait looks at one namespace: use --namespace instead of --all-namespaces.');
	}

	const state = oneOf('--for', string('for') ?? 'works', choicesOf('for', 'wait'));
	if (isSet('readonly') && state === 'works') {
		throw new UsageError('--for works runs commands inside pods, which --readonly forbids. Use --for healthy.');
	}

	const given = string('from');
	const from = given === undefined ? undefined : parseFrom(given);
	if (from?.kind === 'machine') {
		throw new UsageError('wait asks from inside the cluster: name a pod with --from, or leave it out.');
	}

	return {
		command: 'wait',
		...cluster,
		targets: names.map(parseWaitTarget),
		state,
		times: countOf('times', string('times') ?? '3'),
		from,
		failOn: oneOf('--fail-on', string('fail-on') ?? 'error', choicesOf('fail-on', 'wait')),
		output: oneOf('--output', string('output') ?? 'table', choicesOf('output', 'wait')),
		requestTimeout: duration('timeout', string('timeout') ?? '120s'),
	};
};
