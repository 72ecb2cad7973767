import {weakMapMemoize} from 'reselect';
import {parseLabelSelector} from '../../model/labels/label-selector.ts';
import {type LastLines, lastLineOf} from '../records/last-line.ts';
import {linearExpression} from '../text/linear-expression.ts';
import type {Row} from './row.ts';
import {searchedColumns} from './searched-columns.ts';

type Test = (row: Row) => boolean;
type TextTest = (text: string) => boolean;

/** A line of a list to choose from. */
type Line = {readonly name: string; readonly text: string};

/** A line of the endpoints or pods; `labels` are those of the pod. */
export type PodLine = Line & {readonly labels: Readonly<Record<string, string>>};

type Filter = {
	readonly isInverse: boolean;
	readonly kind: 'pattern' | 'fuzzy' | 'labels' | 'code';
	/** What is looked for, without the sign of its kind. */
	readonly text: string;
	/** The same with that sign, for lists that do not know the kind. */
	readonly typed: string;
};

/** Takes apart what was typed. */
const readFilter = (text: string, isInverse = false): Filter => {
	const typed = text.trim();
	if (typed.startsWith('!')) {
		return readFilter(typed.slice(1), !isInverse);
	}

	if (typed.startsWith('@')) {
		return {isInverse, kind: 'code', text: typed.slice(1), typed};
	}

	const [, option, argument = ''] = /^-([lf])(?:\s+(.*))?$/.exec(typed) ?? [];
	return option === undefined
		? {isInverse, kind: 'pattern', text: typed, typed}
		: {isInverse, kind: option === 'l' ? 'labels' : 'fuzzy', text: argument, typed};
};

const turned = <Tested>({isInverse}: Filter, test: ((tested: Tested) => boolean) | undefined) =>
	test !== undefined && isInverse ? (tested: Tested) => !test(tested) : test;

/** All that a filter looks through, but what crashed containers said. */
const textOf = weakMapMemoize((row: Row): string => searchedColumns.map(({text}) => text(row)).join(' '));

const byPattern = (pattern: string): TextTest | undefined => {
	if (pattern === '') {
		return undefined;
	}

	const expression = linearExpression(pattern, {isForShort: true});
	if (expression === undefined) {
		// Half-typed expressions are the rule while someone types: they match as they stand.
		const literal = pattern.toLowerCase();
		return text => text.toLowerCase().includes(literal);
	}

	return text => expression.test(text);
};

/** A half-typed selector lets everything through. */
const byLabels = (text: string): Test | undefined => {
	const matches = parseLabelSelector(text);
	return matches && (({view}) => matches(view.service.labels));
};

const byFuzzy = (text: string): TextTest | undefined => {
	const letters = [...text.toLowerCase().replaceAll(/\s+/g, '')];
	if (letters.length === 0) {
		return undefined;
	}

	return name => {
		const within = name.toLowerCase();
		let from = 0;
		return letters.every(letter => {
			const at = within.indexOf(letter, from);
			from = at + 1;
			return at >= 0;
		});
	};
};

const byCode = (text: string): Test => {
	const code = text.toLowerCase();
	return ({diagnosis}) => diagnosis.findings.some(finding => finding.code.includes(code));
};

const over = <Tested>(test: TextTest | undefined, textIn: (tested: Tested) => string) =>
	test && ((tested: Tested) => test(textIn(tested)));

const rowTest = ({kind, text}: Filter, lastLines: LastLines): Test | undefined => {
	switch (kind) {
		case 'code': {
			return byCode(text);
		}

		case 'labels': {
			return byLabels(text);
		}

		case 'fuzzy': {
			return over(byFuzzy(text), ({view: {service}}) => `${service.namespace}/${service.name}`);
		}

		case 'pattern': {
			const test = byPattern(text);
			// A name alone is what an expression's ^ and $ are meant for.
			return (
				test && (row => test(row.view.service.name) || test(textOf(row)) || test(lastLineOf(lastLines, row) ?? ''))
			);
		}
	}
};

/** What the text of a filter lets through; undefined where it lets everything through. `lastLines` are part of the diagnosis. */
export const compileFilter = (text: string, lastLines: LastLines = new Map()): Test | undefined => {
	const filter = readFilter(text);
	return turned(filter, rowTest(filter, lastLines));
};

const searched: Readonly<Record<Filter['kind'], string>> = {
	pattern: searchedColumns.map(({title}) => title).join(', '),
	fuzzy: 'namespace/name',
	labels: 'labels',
	code: 'codes of findings',
};

/** Which columns of the Services the text of a filter looks at, for a person. */
export const searchedText = (text: string): string => searched[readFilter(text).kind];

const searchedLines = {
	endpoints: 'address, pod, ports, node, zone, state, labels',
	pods: 'name, ready, status, IP, node, labels',
};

/** The same of the endpoints or pods. */
export const searchedInPods = (text: string, pane: keyof typeof searchedLines): string => {
	const {kind} = readFilter(text);
	if (kind === 'fuzzy') {
		return pane === 'endpoints' ? 'address' : 'name';
	}

	return kind === 'labels' ? 'labels of the pod' : searchedLines[pane];
};

const lineTest = ({kind, text, typed}: Filter): ((line: Line) => boolean) | undefined => {
	if (kind === 'fuzzy') {
		return over(byFuzzy(text), ({name}) => name);
	}

	const test = byPattern(typed);
	// As of a Service, a name alone is what an expression's ^ and $ are meant for.
	return test && (line => test(line.name) || test(`${line.name} ${line.text}`));
};

/** The same for the lines of a list to choose from: patterns and `!` over the whole line, `-f` over its name. */
export const compileLineFilter = (text: string): ((line: Line) => boolean) | undefined => {
	const filter = readFilter(text);
	return turned(filter, lineTest(filter));
};

/** The same for the lines of the endpoints and pods: `-l` over the labels of the pod as well. */
export const compilePodFilter = (text: string): ((line: PodLine) => boolean) | undefined => {
	const filter = readFilter(text);
	if (filter.kind !== 'labels') {
		return turned(filter, lineTest(filter));
	}

	const matches = parseLabelSelector(filter.text);
	return turned(filter, matches && (({labels}: PodLine) => matches(labels)));
};
