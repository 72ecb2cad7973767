import type {Document, Place} from '../records/document.ts';
import {shownLine} from '../records/document.ts';
import {lineAt} from '../records/lines.ts';
import type {Span} from '../text/span.ts';
import {widthOf} from '../text/text-width.ts';

const segmenter = new Intl.Segmenter();

/** Where a row that begins somewhere ends: behind the last blank that fits, at the edge where that would leave half of it empty. */
const endOfWords = (line: string, from: number, room: number) => {
	const blank = line.lastIndexOf(' ', from + room - 1);
	return from + room < line.length && blank >= from + room / 2 ? blank + 1 : Math.min(line.length, from + room);
};

/** Where a line of text is broken for a width: between words, or at the edge, as what is copied from a log has to stay whole. */
export const foldedLine = (line: string, width: number, isByWords = false): readonly Span[] => {
	const room = Math.max(1, width);
	if (line.length === 0 || widthOf(line) <= room) {
		return [{from: 0, to: line.length}];
	}

	const rows: Span[] = [];
	// As many cells as characters: nothing has to be looked at one by one.
	if (widthOf(line) === line.length && /^[\u0020-\u007E]*$/.test(line)) {
		for (let from = 0; from < line.length; from = rows.at(-1)!.to) {
			rows.push({from, to: isByWords ? endOfWords(line, from, room) : Math.min(line.length, from + room)});
		}

		return rows;
	}

	let from = 0;
	let used = 0;
	for (const {segment, index} of segmenter.segment(line)) {
		const cells = widthOf(segment);
		if (used + cells > room && index > from) {
			rows.push({from, to: index});
			from = index;
			used = 0;
		}

		used += cells;
	}

	return [...rows, {from, to: line.length}];
};

/** The part of a line that lies between two cells. */
const cutLine = (line: string, left: number, width: number): Span => {
	if (/^[\u0020-\u007E]*$/.test(line)) {
		return {from: Math.min(left, line.length), to: Math.min(line.length, left + width)};
	}

	let cell = 0;
	let from: number | undefined;
	for (const {segment, index} of segmenter.segment(line)) {
		if (cell >= left) {
			from ??= index;
		}

		cell += widthOf(segment);
		if (cell > left + width) {
			return {from: from ?? index, to: index};
		}
	}

	return {from: from ?? line.length, to: line.length};
};

/**
 * A copy that shares nothing. A part of a text keeps the whole text: a line of a log keeps the 64 KiB that it came with, and
 * thousands of texts that were drawn are remembered (ink).
 */
const copied = (text: string) => Buffer.from(text, 'utf16le').toString('utf16le');

/** One row of the screen: a part of a line. */
export type ShownRow = {readonly index: number; readonly line: string; readonly part: Span};

const rowsOf = (document: Document, index: number, width: number): readonly ShownRow[] => {
	const line = copied(shownLine(document, lineAt(document.lines, index)));
	const parts = document.isWrapped
		? foldedLine(line, width, document.source.kind !== 'logs')
		: [cutLine(line, document.left, width)];
	return parts.map(part => ({index, line, part}));
};

/** The place from which the end is at the bottom of the window. Looks at no more lines than the window has rows. */
export const lastPlace = (document: Document, width: number, height: number): Place => {
	let room = height;
	for (let top = document.lines.count - 1; top >= 0; top--) {
		const rows = rowsOf(document, top, width).length;
		if (rows >= room) {
			return {top, row: rows - room};
		}

		room -= rows;
	}

	return {top: 0, row: 0};
};

const isBefore = (a: Place, b: Place) => a.top < b.top || (a.top === b.top && a.row < b.row);

/** Where the window begins: where one reads, or as low as the end lets it. */
export const placeOf = (document: Document, width: number, height: number): Place => {
	const last = lastPlace(document, width, height);
	return document.isFollowing || isBefore(last, document) ? last : {top: document.top, row: document.row};
};

/** The place some rows further down, or up where `by` is negative. Looks at no more lines than it passes. */
export const movedPlace = (document: Document, width: number, height: number, by: number): Place => {
	let {top, row} = placeOf(document, width, height);
	for (let left = Math.abs(by); left > 0; left--) {
		if (by > 0 && row + 1 < rowsOf(document, top, width).length) {
			row++;
		} else if (by > 0 && top + 1 < document.lines.count) {
			top++;
			row = 0;
		} else if (by < 0 && row > 0) {
			row--;
		} else if (by < 0 && top > 0) {
			top--;
			row = rowsOf(document, top, width).length - 1;
		}
	}

	return {top, row};
};

/** What the window shows, of which only that is laid out. */
export const shownRows = (document: Document, width: number, height: number): readonly ShownRow[] => {
	const {top, row} = placeOf(document, width, height);
	const rows: ShownRow[] = [];
	for (let index = top; index < document.lines.count && rows.length < height + row; index++) {
		rows.push(...rowsOf(document, index, width));
	}

	return rows.slice(row, row + height);
};
