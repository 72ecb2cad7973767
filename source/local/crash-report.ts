import os from 'node:os';
import path from 'node:path';
import {baseFolder} from './base-folder.ts';
import {replacePrivately} from './private-file.ts';
import {createPrivateFolder} from './private-folder.ts';

/** Where and how svctop ran. */
export type CrashedRun = {
	readonly argv: readonly string[];
	readonly environment: NodeJS.ProcessEnv;
	/** Version and commit. */
	readonly version: string;
};

/** The one report there is: that of the last crash. */
const fileName = 'crash-report.txt';

/** Errors of the language itself: their messages are made of the program's own words. */
const ownErrors: ReadonlyArray<new (...args: never[]) => Error> = [TypeError, ReferenceError, RangeError];

const wordText = (word: string, index: number) => {
	const [flag] = /^--[a-z][a-z-]*(?==|$)|^-[a-z]$/i.exec(word) ?? [];
	return flag ?? (index === 0 && /^[a-z]+$/.test(word) ? word : '…');
};

/** Flags by their names, and the command; names of Services and clusters, addresses and tokens are left out. */
const commandText = (argv: readonly string[]) => argv.map(wordText).join(' ');

/** What is said of an error, without what may have come from a cluster or a file. */
const errorText = (error: unknown) => {
	if (!(error instanceof Error)) {
		return 'something that is no Error was thrown';
	}

	const {code} = error as NodeJS.ErrnoException;
	const head = `${error.constructor.name}${typeof code === 'string' && /^[A-Z_\d]+$/.test(code) ? ` ${code}` : ''}`;
	return ownErrors.some(kind => error instanceof kind)
		? `${head}: ${error.message.replaceAll(/(['"`])(?![\w$]{1,30}\1).*?\1/gs, '$1…$1').split('\n')[0]}`
		: `${head} (its message may hold names, and is left out)`;
};

/** The frames of a stack, with files as they are named inside the package. */
const framesOf = (error: unknown) =>
	(error instanceof Error ? (error.stack ?? '') : '')
		.split('\n')
		.filter(line => /^ {4}at /.test(line))
		.map(line =>
			line.replace(/(?:file:\/\/)?\/\S*\/(?=(?:dist|source|node_modules)\/)|(?:file:\/\/)?\/\S*\/|data:\S*/, ''),
		)
		.join('\n');

/** What helps to find an error, and nothing else: no message of a server, no name, no value of a flag or variable. */
export const crashReport = (error: unknown, {argv, environment, version}: CrashedRun, at: Date): string =>
	[
		`svctop ${version}, ${at.toISOString()}`,
		`Node ${process.versions.node}, ${process.platform} ${process.arch}, ${os.release()}`,
		`TERM ${/^[\w+.-]{1,40}$/.exec(environment.TERM ?? '')?.[0] ?? '-'}, ${process.stdout.columns ?? '-'}x${process.stdout.rows ?? '-'}`,
		`svctop ${commandText(argv)}`,
		'',
		errorText(error),
		framesOf(error),
		'',
	].join('\n');

/**
 * Keeps a report of an error in the state folder (XDG Base Directory Specification), in place of the last one. Returns the
 * file's path; undefined where it can't be written. Never throws.
 */
export const writeCrashReport = (error: unknown, run: CrashedRun, at = new Date()): string | undefined => {
	try {
		const file = path.join(createPrivateFolder(baseFolder('state', run.environment)!, ['svctop']), fileName);
		replacePrivately(file, crashReport(error, run, at));
		return file;
	} catch {
		return undefined;
	}
};
