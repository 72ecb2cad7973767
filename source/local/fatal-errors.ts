import {sanitise, sanitiseLines} from '../text/sanitise.ts';

/** The exit code of a command that could not do what was asked. */
const failed = 2;

const say = (text: string) => process.stderr.write(`${text}\n`);

/** What the operating system said, without the names of its error and call (`ENOSPC: no space left on device, write`). */
const systemReason = ({message}: Error) => /^[A-Z]\w+: (.*?)(?:, \w+)?$/.exec(message)?.[1] ?? message;

const unforeseenText = (error: unknown, isVerbose: boolean) => {
	const {message = String(error), stack = ''} = error instanceof Error ? error : {};
	const sentence = sanitise(`svctop failed unexpectedly: ${message.replace(/\.$/, '')}.`);
	return isVerbose ? `${sentence}\n${sanitiseLines(stack)}` : `${sentence} Please report it with what --verbose adds.`;
};

/**
 * Ends with a sentence and exit code 2 where stdout cannot be written, and on any error that nobody has caught. A pipe
 * whose reader has what it wanted (head, less) is nothing to speak of, nor is a stderr that nobody reads.
 *
 * Who has taken the terminal gives it back on `uncaughtExceptionMonitor`, which comes before the sentence.
 */
export const handleFatalErrors = (argv: readonly string[]) => {
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
		say(unforeseenText(error, argv.includes('--verbose')));
		process.exit(failed);
	});
};
