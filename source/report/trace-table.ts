import stringWidth from 'string-width';
import {type VerdictKind, verdictKind} from '../rules/verdict-kind.ts';
import {sanitise} from '../text/sanitise.ts';
import {createTheme, type Tone} from '../theme.ts';
import type {TraceReport} from './trace-report.ts';

const tones: Readonly<Record<VerdictKind, Tone>> = {
	works: 'quiet',
	fails: 'error',
	unproven: 'unknown',
	impossible: 'unknown',
};

const heading = ['HOP', 'TARGET', 'OUTCOME', 'MS', 'TOOL', 'DETAIL'];

/** The hops as a table, then the verdict, its cause and what to do. */
export const traceText = (
	{service, port, from, hops, verdict}: TraceReport,
	{hasColor}: {readonly hasColor: boolean},
): string => {
	const {paint} = createTheme({isUnicode: false, hasColor});
	const cells = hops.map(({hop, target, outcome, ms, tool, detail, pod}) => [
		hop,
		target,
		outcome,
		String(ms),
		tool,
		pod === undefined ? detail : `${pod}: ${detail}`,
	]);
	const rows = [heading, ...cells.map(row => row.map(sanitise))];
	const widths = heading.map((_, column) => Math.max(...rows.map(row => stringWidth(row[column]!))));
	const lines = rows.map((row, index) => {
		const padded = row.map((cell, column) =>
			column === row.length - 1 ? cell : `${cell}${' '.repeat(widths[column]! - stringWidth(cell))}`,
		);
		const tone = index === 0 ? 'strong' : row[2] === 'ok' ? 'quiet' : 'error';
		return padded
			.map((cell, column) => (column === 2 || index === 0 ? paint(tone, cell) : cell))
			.join('  ')
			.trimEnd();
	});
	const tone = tones[verdictKind(verdict.code)];
	return [
		`${service.namespace}/${service.name}${port === null ? '' : `:${port}`} from ${from.namespace}/${from.pod}, container ${from.container}`,
		...(hops.length > 0 ? ['', ...lines] : []),
		'',
		paint(tone, `${verdict.code} (${verdict.confidence}): ${verdict.title}`),
		verdict.cause,
		...verdict.fixes.map(({label, value}) => `${label}: ${value}`),
		'',
	].join('\n');
};
