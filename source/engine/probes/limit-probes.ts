import type {Connection} from '../../kubernetes/connection/connection.ts';
import type {Exec} from '../../probes/exec.ts';
import {secondsText} from '../../text/seconds-text.ts';
import type {Deadline} from '../deadline.ts';
import {pluginIsLate} from '../timeout-errors.ts';

type Probes = {
	readonly exec: Exec;
	/** Ends the probes. */
	readonly signal: AbortSignal;
	/** A sentence for what was still awaited when the time was over; [] where it was not. */
	late(): readonly string[];
};

/**
 * Bounds the commands in pods by a deadline where `isBounded`: each has a limit of its own, and a path that fails may
 * take as many of those as it has parts.
 */
export const boundProbes = (connection: Connection, exec: Exec, deadline: Deadline, isBounded: boolean): Probes => {
	const running = new Map<symbol, string>();
	const signal = isBounded ? deadline.signal : new AbortController().signal;
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

	const tellLate = () => {
		const plugin = pluginIsLate(connection, deadline.span);
		late = [plugin?.message ?? `${lateText()} Allow more with --request-timeout.`];
	};
	signal.addEventListener('abort', tellLate, {once: true});
	if (signal.aborted) {
		tellLate();
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
