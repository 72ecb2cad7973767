import type {Symbols, Tone} from '../../theme.ts';
import type {PathHop, PathState} from '../records/path-hop.ts';
import {cut, cutMiddle, widthOf} from '../text/text-width.ts';
import {type Line, toned} from './line.ts';

const tones: Readonly<Record<PathState, Tone>> = {
	works: 'quiet',
	partly: 'warning',
	fails: 'error',
	running: 'accent',
	unknown: 'faint',
};

const markOf = (state: PathState, {marks, syncing}: Symbols) =>
	({works: marks.quiet, partly: marks.warning, fails: marks.error, running: syncing, unknown: ''})[state];

/** What stands behind a part: its mark and the way on, or that nobody has asked. */
const linkOf = (state: PathState, isLast: boolean, symbols: Symbols) => {
	const mark = markOf(state, symbols);
	if (isLast) {
		return mark === '' ? '' : ` ${mark}`;
	}

	return mark === '' ? ` ${symbols.unasked} ` : ` ${mark}${symbols.rule} `;
};

const shortestLabel = 6;

/** Names in as many cells as there are for them all: the longest give up their middles. */
const fitting = (labels: readonly string[], room: number, ellipsis: string): readonly string[] => {
	const widths = labels.map(widthOf);
	for (let excess = widths.reduce((sum, each) => sum + each, 0) - room; excess > 0; excess--) {
		const widest = Math.max(...widths);
		if (widest <= shortestLabel) {
			break;
		}

		widths[widths.indexOf(widest)] = widest - 1;
	}

	return labels.map((label, index) => cutMiddle(label, widths[index]!, ellipsis));
};

/**
 * A way in one line of at most so many cells, each part with what is known of it:
 * `client ✔─ DNS ✔─ 10.96.7.2 ✖─ endpoint ┄ deny-all`.
 */
export const pathLine = (hops: readonly PathHop[], width: number, symbols: Symbols): Line => {
	const links = hops.map(({state}, index) => linkOf(state, index === hops.length - 1, symbols));
	const room = width - 1 - links.reduce((sum, link) => sum + widthOf(link), 0);
	const whole = hops.map(({label}) => label);
	const isTight = whole.reduce((sum, label) => sum + widthOf(label), 0) > room;
	const labels = fitting(isTight ? hops.map(({label, short}) => short ?? label) : whole, room, symbols.ellipsis);
	let left = width - 1;
	const pieces = hops.map(({state}, index) => {
		const text = cut(`${labels[index]!}${links[index]!}`, Math.max(0, left), symbols.ellipsis);
		left -= widthOf(text);
		return toned(tones[state], text);
	});
	return [{text: ' '}, ...pieces];
};
