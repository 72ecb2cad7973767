import {commands, exitCodes} from '../../source/cli/arguments/commands.ts';
import type {Flag} from '../../source/cli/arguments/flag.ts';
import {commonFlags, ownFlags} from '../../source/cli/arguments/flags.ts';

/** Text for troff (groff_man(7)): what it would read as an escape or a request is escaped. */
const roff = (text: string) =>
	text
		.replaceAll('\\', String.raw`\e`)
		.replaceAll('-', String.raw`\-`)
		.replaceAll(/^([.'])/gm, String.raw`\&$1`);

const flagLines = ({name, short, value, help}: Flag): readonly string[] => [
	'.TP',
	`.B ${roff([...(short ? [`-${short}`] : []), `--${name}`].join(', '))}${value ? ` \\fI${roff(value)}\\fR` : ''}`,
	roff(help),
];

/** The manual page svctop(1). */
export const manPage = (version: string): string =>
	`${[
		`.TH SVCTOP 1 "" "svctop ${roff(version)}" "User Commands"`,
		'.SH NAME',
		String.raw`svctop \- see why a Kubernetes Service does not work, and prove it`,
		'.SH SYNOPSIS',
		'.B svctop',
		'[\\fICOMMAND\\fR] [\\fIFLAGS\\fR]',
		'.SH DESCRIPTION',
		'Without a command svctop opens a dashboard of the Services of a Kubernetes cluster, broken ones first, each with its cause.',
		roff('Keys test the path to a Service from inside a pod. ? shows all of them.'),
		'.SH COMMANDS',
		...commands.flatMap(({name, value, help, examples}) => [
			'.TP',
			`.B ${roff(`${name} ${value}`.trimEnd())}`,
			roff(`${help}.`),
			...examples.flatMap(([line, does]) => ['.IP', `\\fB${roff(line)}\\fR`, '.br', roff(does)]),
			...ownFlags(name).flatMap(flag => ['.RS', ...flagLines(flag), '.RE']),
		]),
		'.SH OPTIONS',
		...[...commonFlags, ...ownFlags('dashboard')].flatMap(flagLines),
		'.SH EXIT STATUS',
		...exitCodes.flatMap(([code, meaning]) => ['.TP', `.B ${code}`, roff(meaning)]),
		'.SH FILES',
		'.TP',
		'.I ~/.config/svctop/config.yaml',
		'Configuration; \\fBsvctop config\\fR prints it.',
		'.SH SEE ALSO',
		'.BR kubectl (1)',
	].join('\n')}\n`;
