import type {ProbeVerdict} from './probe.ts';

/** What is said of a probe that was ended before it knew anything. */
export const cancelled: ProbeVerdict = {
	answer: 'cancelled',
	sentence: 'Cancelled before there was an answer.',
};
