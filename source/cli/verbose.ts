import {entryCommand, type Log, type LogEntry} from '../engine/log/log-entry.ts';
import {loggedConnection} from '../engine/log/logged-connection.ts';
import type {Connection} from '../kubernetes/connection/connection.ts';
import {clockTime} from '../text/clock-time.ts';

/** The line of `--verbose` for a request or a command: when it began, what it was, how it ended, how long it took. */
export const verboseLine = (entry: LogEntry): string => {
	const what = entry.kind === 'request' ? entry.request : entryCommand(entry);
	return `${clockTime(entry.at)} ${what} · ${entry.outcome} · ${Math.round(entry.ms)} ms`;
};

/** Notes every request and command while `isVerbose`, a line each. */
export const createVerbose = (isVerbose: boolean, note: (text: string) => void) => {
	const counts = {request: 0, command: 0};
	const log: Log | undefined = isVerbose
		? entry => {
				counts[entry.kind]++;
				note(verboseLine(entry));
			}
		: undefined;
	return {
		/** Gets what is sent; undefined where nothing is noted. */
		log,
		/** The connection, with its requests noted. */
		connection: (connection: Connection) => (log === undefined ? connection : loggedConnection(connection, log)),
		/** Notes the sums, once everything is over. */
		end() {
			if (isVerbose) {
				note(`requests: ${counts.request}, commands in pods: ${counts.command}`);
			}
		},
	};
};
