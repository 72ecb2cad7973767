import type {ProbeVerdict, Reading} from '../probe.ts';
import {type AttemptResult, unusableText} from './try-in-order.ts';

/** The verdict on a client that gave no answer: `noTool` where it has no tool, else what its tools said instead. */
export const withoutAnswer = (
	noTool: ProbeVerdict,
	end: Extract<AttemptResult<Reading>, {kind: 'unanswered'}>,
): ProbeVerdict => {
	const problem = unusableText(end);
	return problem === undefined ? noTool : {...noTool, sentence: `${problem} Choose another pod with p.`};
};
