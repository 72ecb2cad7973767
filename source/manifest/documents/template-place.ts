import {existsSync, readFileSync} from 'node:fs';
import path from 'node:path';
import type {Place} from '../files.ts';
import type {Document} from './document.ts';
import {columnAt, linesIn, type Position} from './text-position.ts';

/** What helm template writes above each document: the chart's name, and the template within it. */
const comment = /^# Source: (?![/\\]|\S*\.\.)(\S+)\r?$/m;

/** The template that a document was rendered from; undefined where it was not. */
export const templateOf = (text: string): string | undefined => comment.exec(text.slice(0, 1000))?.[1];

/** A template where it lies: in the folder of its chart, or in the chart itself. */
const pathOf = (template: string) =>
	[template, template.split('/').slice(1).join('/')].find(file => file !== '' && existsSync(file));

/** `targetPort:` and `- name:` of a line. */
const keyOf = (line: string) => /^\s*((?:- )?[\w.-]+:)/.exec(line)?.[1];

/**
 * The place in a template that a place in what was made of it comes from: the line whose key no other line has. The first
 * line where that can't be told.
 */
export const templatePlace = ({text, linesBefore}: Document, template: string, {line}: Position): Place => {
	const file = pathOf(template);
	const first = {file: file === undefined ? template : path.normalize(file), line: 1, column: 1};
	const key = keyOf(text.split('\n')[line - linesBefore - 1] ?? '');
	if (file === undefined || key === undefined) {
		return first;
	}

	const source = readFileSync(file, 'utf8');
	const starts = [...source.matchAll(/^.*$/gm)].filter(([each]) => keyOf(each) === key).map(({index}) => index);
	if (starts.length !== 1) {
		return first;
	}

	const offset = source.indexOf(key, starts[0]);
	return {...first, line: linesIn(source, 0, offset) + 1, column: columnAt(source, offset)};
};
