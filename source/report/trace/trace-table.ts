import stringWidth from 'string-width';
import {portLabel} from '../../model/ports/chosen-ports.ts';
import {type VerdictKind, verdictKind} from '../../rules/verdicts/verdict-kind.ts';
import {sanitise} from '../../text/sanitise.ts';
import {createTheme, type Theme, type Tone} from '../../theme.ts';
import {repeatedLines} from './repeated-lines.ts';
import type {TraceReport} from './trace-report.ts';

type Hops = TraceReport['hops'];
type Verdict = TraceReport['verdict'];

const tones: Readonly<Record<VerdictKind, Tone>> = {
	works: 'quiet',
	fails: 'error',
	unproven: 'unknown',
	impossible: 'unknown',
};

const heading = ['HOP', 'TARGET', 'OUTCOME', 'MS', 'TOOL', 'DETAIL'];

const cellsOf = ({hop, target, outcome, ms, tool, detail, pod}: Hops[number]): readonly string[] =>
	[hop, target, outcome, ms === null ? '' : String(ms), tool, pod === undefined ? detail : `${pod}: ${detail}`].map(
		sanitise,
	);

/** Draws hops as lines whose columns are as wide as the widest cell of all `hops`. */
const createRow = (hops: Hops, {paint}: Theme) => {
	const rows = [heading, ...hops.map(cellsOf)];
	const widths = heading.map((_, column) => Math.max(...rows.map(row => stringWidth(row[column]!))));
	return (row: readonly string[]) => {
		const tone = row === heading ? 'strong' : row[2] === 'ok' ? 'quiet' : 'error';
		return row
			.map((cell, column) =>
				column === row.length - 1 ? cell : `${cell}${' '.repeat(widths[column]! - stringWidth(cell))}`,
			)
			.map((cell, column) => (column === 2 || row === heading ? paint(tone, cell) : cell))
			.join('  ')
			.trimEnd();
	};
};

const verdictLine = ({code, confidence, title}: Verdict, {paint}: Theme) =>
	paint(tones[verdictKind(code)], `${code} (${confidence}): ${title}`);

/** What a port came to; its name is in the title, unless that is about the Service's name or the client. */
const headLine = (port: NonNullable<TraceReport['ports']>[number], theme: Theme) => {
	const label = portLabel({name: '', ...port});
	const line = verdictLine(port.verdict, theme);
	return port.verdict.title.includes(label) ? line : `${theme.paint('strong', `Port ${label}`)} ${line}`;
};

const adviceLines = ({cause, fixes}: Verdict) => [cause, ...fixes.map(({label, value}) => `${label}: ${value}`)];

/** Each of them once, whichever ports it is about. */
const noteLines = ({notes}: Verdict) => notes.map(note => `Note: ${note}`);

const works = ({verdict}: {readonly verdict: Verdict}) => verdictKind(verdict.code) === 'works';

/** Hops about the name are the same for every port. */
const isAboutName = ({hop}: Hops[number]) => hop.startsWith('dns');

/** A section for each of several ports: what it came to, and its hops. What the verdict on all repeats is left out. */
const sections = (
	ports: NonNullable<TraceReport['ports']>,
	line: ReturnType<typeof createRow>,
	theme: Theme,
): readonly string[] => {
	const isSeveral = ports.filter(port => !works(port)).length > 1;
	return ports.flatMap(port => [
		'',
		headLine(port, theme),
		...port.hops.filter(hop => !isAboutName(hop)).map(hop => line(cellsOf(hop))),
		...(isSeveral && !works(port) ? adviceLines(port.verdict) : []),
	]);
};

/** What each node was answered, a line each; [] where none was asked. */
const nodeLines = ({nodes = []}: TraceReport): readonly string[] =>
	nodes.length === 0
		? []
		: [
				'',
				...nodes.map(row =>
					sanitise(
						'reason' in row
							? `node ${row.node} not asked: ${row.reason}`
							: `node ${row.node} from ${row.pod}: ${[row.address, row.endpoint].map(({target, state, detail}) => `${target} ${state} (${detail})`).join(', ')}${row.isLeftOut ? '; internalTrafficPolicy Local, and no endpoint there' : ''}`,
					),
				),
			];

const serviceText = (service: TraceReport['service']) =>
	service === null ? '' : `${service.namespace}/${service.name}`;

/** A trace from outside: each request with its hops and what it came to, the worst one last. */
const wayInText = (
	{target = '', from, service, port, hops, verdict, requests}: TraceReport,
	line: ReturnType<typeof createRow>,
	theme: Theme,
): string => {
	const inside = from.machine ? '' : `, and from ${from.namespace}/${from.pod}, container ${from.container}`;
	const to = service === null ? '' : ` to ${serviceText(service)}${port === null ? '' : `:${port}`}`;
	const each = (requests ?? []).flatMap(request => [
		'',
		`${theme.paint('strong', request.request)} ${verdictLine(request.verdict, theme)}`,
		...request.hops.map(hop => line(cellsOf(hop))),
	]);
	return [
		`${target}${to} from this machine${inside}`,
		'',
		line(heading),
		...(requests === undefined ? hops.map(hop => line(cellsOf(hop))) : each),
		'',
		verdictLine(verdict, theme),
		...adviceLines(verdict),
		...noteLines(verdict),
		'',
	].join('\n');
};

/** The hops as a table, those of each port in a section of their own where there are several, then the verdict, its cause and what to do. */
export const traceText = (report: TraceReport, {hasColor}: {readonly hasColor: boolean}): string => {
	const {service, port, from, hops, verdict, ports, requests} = report;
	const theme = createTheme({isUnicode: false, hasColor});
	const line = createRow((ports ?? requests)?.flatMap(each => each.hops) ?? hops, theme);
	if (report.requests !== undefined || report.target !== undefined) {
		return wayInText(report, line, theme);
	}

	const what = ports === undefined ? (port === null ? '' : `:${port}`) : `, ${ports.length} ports,`;
	const common = ports === undefined ? hops : hops.filter(isAboutName);
	return [
		`${serviceText(service)}${what} from ${from.machine ? 'this machine' : `${from.namespace}/${from.pod}, container ${from.container}`}`,
		...(hops.length > 0 ? ['', line(heading), ...common.map(hop => line(cellsOf(hop)))] : []),
		...(ports === undefined || hops.length === 0 ? [] : sections(ports, line, theme)),
		...repeatedLines(report),
		...nodeLines(report),
		'',
		verdictLine(verdict, theme),
		...adviceLines(verdict),
		...noteLines(verdict),
		'',
	].join('\n');
};
