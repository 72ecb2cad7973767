import type {ProbeVerdict} from '../../probes/probe.ts';
import type {Mark} from '../../theme.ts';

/** How the end of a probe is marked, and its tone. */
export const answerMarks: Readonly<Record<ProbeVerdict['answer'], Mark>> = {
	works: 'quiet',
	fails: 'error',
	impossible: 'unknown',
	cancelled: 'unknown',
};
