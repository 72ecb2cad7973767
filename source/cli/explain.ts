import {valueSimilarity} from '../model/labels/similarity.ts';
import {explained} from '../report/explained.ts';
import {explanation, listOfCodes, verdictExplanation} from '../report/explanation.ts';
import {typePage, typesText} from '../report/type-page.ts';
import {traceVerdicts, verdictPage} from '../rules/verdicts/trace-verdicts.ts';
import type {ExplainArguments} from './arguments/arguments.ts';
import {UsageError} from './usage-error.ts';

/** Columns of a document that is not drawn on a terminal. */
const usualColumns = 80;

/** A code resembles another by the part that does most: `selector-matches-nothin`, `selector`. */
const nearest = (code: string) =>
	[...explained, ...traceVerdicts]
		.map(each => ({code: each.code, likeness: valueSimilarity(code, each.code)}))
		.filter(({likeness}) => likeness > 0)
		.sort((a, b) => b.likeness - a.likeness)[0]?.code;

/** The text about one code or verdict, the page about the types of Services, or the list of all codes. Throws a UsageError where there is no such code. */
export const explain = (
	{code, hasColor}: ExplainArguments,
	{isTerminal, columns}: {readonly isTerminal: boolean; readonly columns: number | undefined},
): string => {
	if (code === undefined) {
		return listOfCodes(explained, traceVerdicts);
	}

	const screen = {hasColor: hasColor && isTerminal, columns: columns ?? usualColumns};
	if (code === typePage) {
		return typesText(screen);
	}

	const verdict = verdictPage(code);
	if (verdict !== undefined) {
		return verdictExplanation(verdict, screen);
	}

	const rule = explained.find(each => each.code === code);
	if (rule === undefined) {
		const near = nearest(code);
		throw new UsageError(
			`There is no code ${code}. ${near === undefined ? 'svctop explain lists them.' : `Did you mean ${near}?`}`,
		);
	}

	return explanation(rule, screen);
};
