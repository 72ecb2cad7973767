import type {Connection} from '../../kubernetes/connection/connection.ts';
import type {Exec} from '../../model/pod-access/exec.ts';
import {secondsText} from '../../text/seconds-text.ts';
import type {Deadline} from '../deadline.ts';
import {pluginIsLate} from '../timeout-errors.ts';

type LimitedProbes = {
	readonly exec: Exec;
	/** Ends the probes. */
	readonly signal: AbortSignal;
	/** A sentence for what had not ended when the time was over; [] while it is not. */
	late(): readonly string[];
};

/**
 * Ends the commands in pods at a deadline where `isLimited`. Each command has a time limit of its own besides, but a path that
 * fails may use up as many of those as it has parts.
 */
export const limitProbes = (
	connection: Connection,
	exec: Exec,
	deadline: Deadline,
	isLimited: boolean,
): LimitedProbes => {
	const running = new Map<symbol, string>();
	const signal = isLimited ? deadline.signal : new AbortController().signal;
	let late: readonly string[] = [];

	const lateText = () => {
		const commands = [...running.values()];
		const limit = `not ended within ${secondsText(deadline.span)}`;
		const names = [...new Set(commands)].join(', ');
		if (commands.length > 1) {
			return `${commands.length} commands have ${limit} through ${connection.server}: ${names}.`;
		}

		return commands.length === 1 ? `${names} has ${limit} through ${connection.server}.` : `The trace has ${limit}.`;
	};

	const noteLate = () => {
		const plugin = pluginIsLate(connection, deadline.span);
		late = [plugin?.message ?? `${lateText()} Allow more with --request-timeout.`];
	};
	signal.addEventListener('abort', noteLate, {once: true});
	if (signal.aborted) {
		noteLate();
	}

	return {
		signal,
		late: () => late,
		async exec(target, argv, options) {
			const id = Symbol(argv[0]);
			running.set(id, `${argv[0]} in pod ${target.namespace}/${target.pod}`);
			const result = await exec(target, argv, options);
			running.delete(id);
			return result;
		},
	};
};
