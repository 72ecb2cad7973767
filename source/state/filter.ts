import {parseLabelSelector} from '../model/label-selector.ts';
import {shownType} from '../model/shown-type.ts';
import {rootFinding} from '../rules/judgement.ts';
import type {Row} from './row.ts';

type Test = (row: Row) => boolean;
type TextTest = (text: string) => boolean;

const texts = new WeakMap<Row, string>();

/** What a filter looks through: namespace, name, type, ports and diagnosis. */
const textOf = (row: Row) => {
	const known = texts.get(row);
	if (known !== undefined) {
		return known;
	}

	const {namespace, name, ports} = row.view.service;
	const text = [
		`${namespace}/${name}`,
		shownType(row.view),
		...ports.map(port => `${port.port} ${port.name} ${port.targetPort}`),
		rootFinding(row.judgement)?.cause ?? '',
	].join(' ');
	texts.set(row, text);
	return text;
};

const byPattern = (pattern: string): TextTest => {
	let expression: RegExp;
	try {
		expression = new RegExp(pattern, 'i');
	} catch {
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

const byFuzzy = (text: string): TextTest => {
	const letters = [...text.toLowerCase()];
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

const byCode =
	(code: string): Test =>
	({judgement}) =>
		judgement.findings.some(finding => finding.code.includes(code));

/** What the text of a filter lets through; undefined where it lets everything through. */
export const compileFilter = (text: string): Test | undefined => {
	const trimmed = text.trim();
	if (trimmed === '' || trimmed === '!') {
		return undefined;
	}

	if (trimmed.startsWith('!')) {
		const inner = compileFilter(trimmed.slice(1));
		return inner && (row => !inner(row));
	}

	if (trimmed.startsWith('@')) {
		return byCode(trimmed.slice(1).toLowerCase());
	}

	const [, option, argument = ''] = /^-([lf])(?:\s+(.*))?$/.exec(trimmed) ?? [];
	if (option !== undefined) {
		const rest = argument.replaceAll(option === 'f' ? /\s+/g : /^\s+/g, '');
		if (rest === '') {
			return undefined;
		}

		if (option === 'l') {
			return byLabels(rest);
		}

		const isNear = byFuzzy(rest);
		return ({view: {service}}) => isNear(`${service.namespace}/${service.name}`);
	}

	const matches = byPattern(trimmed);
	return row => matches(textOf(row));
};

/** The same for lines of which there is no more than their text: patterns, `!` and `-f`. */
export const compileTextFilter = (text: string): TextTest | undefined => {
	const trimmed = text.trim();
	if (trimmed.startsWith('!')) {
		const inner = compileTextFilter(trimmed.slice(1));
		return inner && (line => !inner(line));
	}

	const [, letters] = /^-f(?:\s+(.*))?$/.exec(trimmed) ?? [undefined, trimmed];
	if (letters === undefined || letters === '') {
		return undefined;
	}

	return letters === trimmed ? byPattern(trimmed) : byFuzzy(letters.replaceAll(/\s+/g, ''));
};
