import {entryCommand, type Unnumbered} from '../dashboard/messages/command-log.ts';
import {observedConnection} from '../engine/log/logged-connection.ts';
import {recordedDial} from '../engine/log/logged-dial.ts';
import {recordedExec} from '../engine/log/logged-exec.ts';
import type {Connection} from '../kubernetes/connection/connection.ts';
import type {KubectlCluster} from '../model/kubectl-line.ts';
import type {Exec} from '../probes/exec.ts';
import type {Dial} from '../probes/trace/walk/probe-backend.ts';
import {clockTime} from '../text/clock-time.ts';

/** What `--verbose` writes for a request or a command: when it began, what it was, how it ended, how long it took. */
export const verboseLine = (entry: Unnumbered): string => {
	const what = entry.kind === 'request' ? entry.request : entryCommand({...entry, id: 0});
	return `${clockTime(entry.at)} ${what} · ${entry.outcome} · ${Math.round(entry.ms)} ms`;
};

/** Tells what is sent, a line each, while `isVerbose`; otherwise everything passes as it is. */
export const createVerbose = (isVerbose: boolean, note: (text: string) => void) => {
	const counts = {request: 0, command: 0};
	const tell = (entry: Unnumbered) => {
		counts[entry.kind]++;
		note(verboseLine(entry));
	};
	return {
		connection: (connection: Connection) => (isVerbose ? observedConnection(connection, tell) : connection),
		dial: (dial: Dial) => (isVerbose ? recordedDial(dial, tell) : dial),
		exec: (exec: Exec, to: KubectlCluster) => (isVerbose ? recordedExec(exec, to, tell) : exec),
		/** The sum, once everything is over. */
		end() {
			if (isVerbose) {
				note(`requests: ${counts.request}, commands in pods: ${counts.command}`);
			}
		},
	};
};
