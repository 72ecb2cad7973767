import type {Severity} from './rules/finding.ts';

/** What a text means. Colours follow from it and are the terminal's own. */
export type Tone = Severity | 'quiet' | 'unknown' | 'plain' | 'faint' | 'strong' | 'accent';

/** How a row stands. */
export type Mark = Severity | 'quiet' | 'unknown';

/** The glyphs that stand for things. */
export type Symbols = {
	readonly marks: Readonly<Record<Mark, string>>;
	readonly live: string;
	readonly syncing: string;
	readonly stale: string;
	readonly lost: string;
	readonly arrow: string;
	readonly dot: string;
	readonly rule: string;
	/** Between parts of a way of which the one before was not asked. */
	readonly unasked: string;
	/** The rule of the pane that has the keys. */
	readonly focusedRule: string;
	/** A local port leads there. */
	readonly forwarded: string;
	readonly ellipsis: string;
	readonly caret: string;
	/** Beside the column a list is sorted by, and where it is the other way round. */
	readonly ascending: string;
	readonly descending: string;
	/** From none to all. */
	readonly bars: readonly string[];
};

const unicode: Symbols = {
	marks: {error: '✖', warning: '▲', info: 'i', quiet: '✔', unknown: '?'},
	live: '●',
	syncing: '◌',
	stale: '○',
	lost: '✖',
	arrow: '→',
	dot: '·',
	rule: '─',
	unasked: '┄',
	focusedRule: '━',
	forwarded: '⇄',
	ellipsis: '…',
	caret: '█',
	ascending: '↑',
	descending: '↓',
	bars: ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'],
};

const ascii: Symbols = {
	marks: {error: 'x', warning: '!', info: 'i', quiet: '+', unknown: '?'},
	live: '*',
	syncing: '~',
	stale: 'o',
	lost: 'x',
	arrow: '->',
	dot: '-',
	rule: '-',
	unasked: '..',
	focusedRule: '=',
	forwarded: '<>',
	ellipsis: '...',
	caret: '_',
	ascending: '^',
	descending: 'v',
	bars: ['_', '.', ':', '-', '=', '+', '*', '#'],
};

/** Those of a terminal whose locale is UTF-8 and whose font has more than a console's, else ASCII. */
export const symbolsOf = (isUnicode: boolean): Symbols => (isUnicode ? unicode : ascii);

/** SGR codes that begin and end each tone. */
const codes: Readonly<Record<Tone, readonly [string, string] | undefined>> = {
	error: ['31', '39'],
	warning: ['33', '39'],
	info: undefined,
	quiet: ['32', '39'],
	unknown: ['2', '22'],
	plain: undefined,
	faint: ['2', '22'],
	strong: ['1', '22'],
	accent: ['36', '39'],
};

const wrapped = (text: string, begin: string, end: string) =>
	text === '' ? text : `\u001B[${begin}m${text}\u001B[${end}m`;

export type Theme = {
	readonly symbols: Symbols;
	readonly hasColor: boolean;
	paint(tone: Tone, text: string): string;
};

/** How things look: `isUnicode` where the terminal's locale is UTF-8 and its font has more than a console's. */
export const createTheme = ({
	isUnicode,
	hasColor,
}: {
	readonly isUnicode: boolean;
	readonly hasColor: boolean;
}): Theme => ({
	symbols: symbolsOf(isUnicode),
	hasColor,
	paint(tone, text) {
		const code = codes[tone];
		return hasColor && code ? wrapped(text, ...code) : text;
	},
});
