import type {Symbols} from '../../theme.ts';
import {heading} from '../components/indented-lines.ts';
import {type Line, line, toned} from '../components/line.ts';
import type {AnswerChange, HopChange} from '../records/answer-change.ts';
import type {ProbeRun} from '../records/probe-run.ts';
import {ageText} from '../text/age.ts';
import {cut} from '../text/text-width.ts';
import {timeOfDay} from '../text/time-of-day.ts';
import {hopName, namesTarget} from './hop-name.ts';

const hopText = ({hop, port, before, after}: HopChange, {arrow}: Symbols) => {
	const name = namesTarget(hop) ? hopName(hop) : `${hopName(hop)} ${hop.target}`;
	const outcomes = `${before ?? 'not asked'} ${arrow} ${after ?? 'not asked'}`;
	return `${port === undefined ? '' : `port ${port}, `}${name}: ${outcomes}`;
};

const changeLines = ({at, sentenceBefore, hops}: AnswerChange, now: number, width: number, symbols: Symbols) =>
	[
		...(sentenceBefore === undefined ? [] : [`before: ${sentenceBefore}`]),
		...hops.map(hop => hopText(hop, symbols)),
	].map(text => line`   ${cut(`${timeOfDay(at, now)} ${text}`, width - 3, symbols.ellipsis)}`);

/** How the answers to one question have changed, newest first, as lines; [] where it was asked once. `now` in Unix milliseconds. */
export const answerChangeLines = (run: ProbeRun, now: number, width: number, symbols: Symbols): readonly Line[] => {
	const {before, changes = [], verdict, started} = run;
	if (before === undefined) {
		return [];
	}

	const isSame = verdict !== undefined && verdict.answer !== 'cancelled' && changes[0]?.at !== started;
	return [
		...heading('Changes'),
		...(isSame ? [line`   ${toned('faint', `none since the answer ${ageText(before.started, now)} ago`)}`] : []),
		...changes.flatMap(change => changeLines(change, now, width, symbols)),
	];
};
