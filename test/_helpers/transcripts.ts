import {readFileSync} from 'node:fs';
import path from 'node:path';
import type {ToolOutput} from '../../source/probes/attempts/try-in-order.ts';

/** One recorded run of a command. */
export type Transcript = {
	/** The `#####` heading it stands under; '' without one. */
	readonly group: string;
	/** The words of the command as typed, parted by spaces. */
	readonly command: string;
	readonly isMissing: boolean;
	readonly output: ToolOutput;
};

const linesOf = (text: string, stream: 'out' | 'err') =>
	[...text.matchAll(new RegExp(`^${stream}\\| (.*\\n)`, 'gm'))].map(([, line]) => line).join('');

/** The last line of an output without a newline at its end runs into the line of the exit code. */
const ending = /(exit=(\d+)|tool-missing)(?: {2}t=([\d.]+)s)?\n/;

const parse = (group: string, text: string): Transcript => {
	const [, , exitCode = '0', seconds = '0'] = ending.exec(text) ?? [];
	const body = text.replace(ending, '');
	return {
		group,
		command: body.slice(0, body.search(/\n(?:out|err)\| |\n*$/)),
		isMissing: /^tool-missing/m.test(text),
		output: {
			stdout: linesOf(`${body}\n`, 'out'),
			stderr: linesOf(`${body}\n`, 'err'),
			exitCode: Number(exitCode),
			ms: Number(seconds) * 1000,
		},
	};
};

/** Reads a file of recorded commands below test/fixtures, as bytes: they hold TLS records and control characters. */
export const transcripts = (file: string): readonly Transcript[] =>
	readFileSync(path.join(import.meta.dirname, '../fixtures', file))
		.toString('latin1')
		.split(/^#####/m)
		.flatMap(section => {
			const [heading = '', ...commands] = section.split(/^\$ /m);
			return commands.map(text => parse(heading.trim(), text));
		});
