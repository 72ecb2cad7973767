import {createTheme} from '../theme.ts';
import {filled} from './filled.ts';
import type {Explained} from './input-unavailable.ts';

const widest = 100;

/** What a rule means, as text for a terminal of that many columns. */
export const explanation = (
	{code, title, severity, overTime, confidence, docs, explains = []}: Explained,
	{hasColor, columns}: {readonly hasColor: boolean; readonly columns: number},
): string => {
	const {paint} = createTheme({isUnicode: false, hasColor});
	const width = Math.min(columns, widest);
	const paragraphs = docs.trim().split(/\n{2,}/);
	return `${[
		paint('strong', title),
		[code, paint(severity, severity), confidence].join(', '),
		...(overTime === undefined ? [] : filled(`With time: ${overTime}.`, width)),
		// What is set in from the edge is a command or a manifest, and stays as it is.
		...paragraphs.flatMap(paragraph => [
			'',
			...(/^\s/m.test(paragraph) ? paragraph.split('\n') : filled(paragraph, width)),
		]),
		...(explains.length > 0 ? ['', ...filled(`Findings that follow from it: ${explains.join(', ')}.`, width)] : []),
	].join('\n')}\n`;
};

/** Every code with its title. */
export const listOfCodes = (rules: readonly Explained[]): string => {
	const sorted = rules.toSorted((a, b) => (a.code < b.code ? -1 : 1));
	const width = Math.max(...sorted.map(({code}) => code.length));
	return `${sorted.map(({code, title}) => `${code.padEnd(width)}  ${title}`).join('\n')}\n`;
};
