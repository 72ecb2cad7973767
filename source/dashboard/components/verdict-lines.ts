import type {ProbeVerdict} from '../../probes/probe.ts';
import type {Symbols} from '../../theme.ts';
import {ageText} from '../text/age.ts';
import {wrap} from '../text/text-width.ts';
import {answerMarks} from './answer-marks.ts';
import {type Line, line, toned} from './line.ts';

/** What runs or has run in a pod: as far as it is told of in the same way, whatever it is. */
type Run = {
	/** Unix milliseconds. */
	readonly started: number;
	/** undefined while it runs. */
	readonly verdict: ProbeVerdict | undefined;
	/** Its ports, where it asks several one by one. */
	readonly ports?: ReadonlyArray<{readonly verdict: ProbeVerdict | undefined}>;
};

/** What a run has come to, or for how long it has been running. `now` in Unix milliseconds. */
export const verdictLines = (
	{started, verdict, ports}: Run,
	now: number,
	width: number,
	symbols: Symbols,
): readonly Line[] => {
	if (verdict === undefined) {
		const asked = ports?.filter(port => port.verdict !== undefined).length;
		const share = ports === undefined ? '' : ` ${symbols.dot} ${asked} of ${ports.length} ports asked`;
		return [line` ${toned('accent', `${symbols.syncing} running for ${ageText(started, now)}${share}`)}`];
	}

	const mark = answerMarks[verdict.answer];
	const [first = '', ...others] = wrap(verdict.sentence, width - 3);
	const notes = (verdict.notes ?? []).flatMap(note => wrap(`Note: ${note}`, width - 3));
	return [
		line` ${toned(mark, `${symbols.marks[mark]} ${first}`)}`,
		...others.map(part => line`   ${toned(mark, part)}`),
		...notes.map(part => line`   ${part}`),
	];
};
