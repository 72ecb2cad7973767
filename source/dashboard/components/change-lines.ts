import {changeText} from '../../model/pods/readiness-change.ts';
import type {Symbols, Tone} from '../../theme.ts';
import type {History, Moment} from '../rows/past.ts';
import {widthOf, wrap} from '../text/text-width.ts';
import {timeOfDay} from '../text/time-of-day.ts';
import {type Line, line, toned} from './line.ts';

/** Cells that the cause of a change always has. */
const narrowestCause = 10;

const toneOf = ({from, ready}: Moment): Tone => {
	if (ready === 0) {
		return 'error';
	}

	return ready < from ? 'warning' : 'quiet';
};

const momentLines = (moment: Moment, now: number, width: number, {arrow}: Symbols): readonly Line[] => {
	const {at, from, ready, total, change} = moment;
	const time = timeOfDay(at, now);
	const count = `${from} ${arrow} ${ready} of ${total}`;
	const indent = widthOf(time) + widthOf(count) + 7;
	const [first = '', ...others] = wrap(changeText(change), Math.max(narrowestCause, width - indent));
	return [
		line`   ${toned('faint', time)}  ${toned(toneOf(moment), count)}  ${first}`,
		...others.map(part => line`${' '.repeat(indent)}${part}`),
	];
};

/**
 * The last changes of a Service's ready backends, newest first, each with its cause; no more than `most`. `now` in Unix
 * milliseconds.
 */
export const changeLines = (
	history: History,
	now: number,
	width: number,
	symbols: Symbols,
	most = Number.POSITIVE_INFINITY,
): readonly Line[] =>
	history
		.toReversed()
		.slice(0, most)
		.flatMap(moment => momentLines(moment, now, width, symbols));
