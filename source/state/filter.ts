import {parseLabelSelector} from '../model/label-selector.ts';
import {shownType} from '../model/shown-type.ts';
import {rootFinding} from '../rules/judgement.ts';
import type {Row} from './row.ts';

type Test = (row: Row) => boolean;

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

const byPattern = (pattern: string): Test => {
	let expression: RegExp;
	try {
		expression = new RegExp(pattern, 'i');
	} catch {
		// Half-typed expressions are the rule while someone types: they match as they stand.
		const literal = pattern.toLowerCase();
		return row => textOf(row).toLowerCase().includes(literal);
	}

	return row => expression.test(textOf(row));
};

/** A half-typed selector lets everything through. */
const byLabels = (text: string): Test | undefined => {
	const matches = parseLabelSelector(text);
	return matches && (({view}) => matches(view.service.labels));
};

const byFuzzy = (text: string): Test => {
	const letters = [...text.toLowerCase()];
	return row => {
		const {namespace, name} = row.view.service;
		const within = `${namespace}/${name}`.toLowerCase();
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

		return option === 'l' ? byLabels(rest) : byFuzzy(rest);
	}

	return byPattern(trimmed);
};
