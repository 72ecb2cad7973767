import {sanitise, sanitiseLines} from '../text/sanitise.ts';
import {type CrashedRun, writeCrashReport} from './crash-report.ts';

/** The exit code of a command that could not do what was asked. */
const failed = 2;

const say = (text: string) => process.stderr.write(`${text}\n`);

/** What the operating system said, without the names of its error and call (`ENOSPC: no space left on device, write`). */
const systemReason = ({message}: Error) => /^[A-Z]\w+: (.*?)(?:, \w+)?$/.exec(message)?.[1] ?? message;

const unforeseenText = (error: unknown, run: CrashedRun) => {
	const {message = String(error), stack = ''} = error instanceof Error ? error : {};
	const file = writeCrashReport(error, run);
	const sentence = `svctop failed unexpectedly: ${message.replace(/\.$/, '')}. Please report it with ${file ?? 'what --verbose adds'}.`;
	return sanitise(sentence) + (run.argv.includes('--verbose') ? `\n${sanitiseLines(stack)}` : '');
};

/**
 * Ends with a sentence and exit code 2 where stdout cannot be written, and on any error that nobody has caught, of which a report
 * is kept. A pipe whose reader has what it wanted (head, less) is nothing to speak of, nor is a stderr that nobody reads.
 *
 * Who has taken the terminal gives it back on `uncaughtExceptionMonitor`, which comes before the sentence.
 */
export const handleFatalErrors = (run: CrashedRun) => {
	let isWritten = true;
	process.stderr.on('error', () => {});
	process.stdout.on('error', (error: NodeJS.ErrnoException) => {
		if (error.code !== 'EPIPE' && isWritten) {
			isWritten = false;
			say(`The output cannot be written: ${systemReason(error)}. Check where stdout leads to.`);
		}
	});
	process.on('exit', () => {
		if (!isWritten) {
			process.exitCode = failed;
		}
	});
	process.on('uncaughtException', error => {
		say(unforeseenText(error, run));
		process.exit(failed);
	});
};
