import {markdownTable} from './markdown-table.ts';
import {keyCount, tour} from './tour.ts';

/** Keys as they are pressed, or what is typed. */
const pressed = (keys: readonly string[]) => keys.map(key => `\`${key}\``).join(' ') || 'the row shows it';

const average = (counts: readonly number[]) =>
	(counts.reduce((sum, count) => sum + count, 0) / counts.length).toFixed(1);

/** Sixteen broken Services, and what it takes to the cause of each. */
export const tourTable = (): readonly string[] => [
	'## From a red row to the cause',
	'',
	'Sixteen Services, each broken in another way, on a real cluster (`test/e2e/broken-tour.ts` presses these keys). The cause is on the',
	'row already; the keys lead from the selected row to the evidence, or to the trace that proves it. Beside them is a way in',
	'k9s 0.50.18 from the same row: each one was pressed there, in a terminal of 140×45 on the same cluster, until the screen showed',
	'what is broken. What a person still has to do is in the last column.',
	'',
	markdownTable(
		['broken', 'svctop', 'keys', 'k9s', 'keys', 'left to do in k9s'],
		tour.map(({fault, keys, k9s, left}) => [
			fault,
			pressed(keys),
			String(keyCount(keys)),
			pressed(k9s),
			String(keyCount(k9s)),
			left,
		]),
	),
	'',
	`On average ${average(tour.map(({keys}) => keyCount(keys)))} key here and ${average(tour.map(({k9s}) => keyCount(k9s)))} there. The first probe in a context asks once: \`a\` more.`,
	'',
];
