import {readFileSync} from 'node:fs';
import path from 'node:path';
import {expect, test} from 'vitest';
import {documentsOf} from '../../../source/manifest/documents/document.ts';
import {decoded} from '../../../source/manifest/files.ts';

type Case = {
	readonly name: string;
	readonly encoding?: 'utf16le' | 'utf16be';
	readonly text: string;
	readonly documents?: readonly unknown[];
	readonly error?: string;
};

/** What Kubernetes' own decoder made of each text. */
const {cases} = JSON.parse(
	readFileSync(path.join(import.meta.dirname, '../../fixtures/kubernetes-reads.json'), 'utf8'),
) as {readonly cases: readonly Case[]};

const bytesOf = ({text, encoding}: Case) => {
	const bytes = Buffer.from(text, encoding === undefined ? 'utf8' : 'utf16le');
	return encoding === 'utf16be' ? bytes.swap16() : bytes;
};

const itemsOf = (value: unknown): readonly unknown[] =>
	typeof value === 'object' && value !== null && 'items' in value
		? (value.items as unknown[]).flatMap(itemsOf)
		: [value];

test.each(cases)('$name', each => {
	const readings = [...documentsOf({name: 'a', text: decoded(bytesOf(each))}, () => true)];
	const problems = readings.filter(reading => 'problem' in reading);
	if (each.documents === undefined) {
		expect(problems).toHaveLength(1);
	} else {
		expect(problems).toStrictEqual([]);
		// The decoder's numbers know no negative zero.
		expect(
			JSON.parse(JSON.stringify(readings.flatMap(reading => itemsOf((reading as {value: unknown}).value)))),
		).toStrictEqual(each.documents.flatMap(itemsOf));
	}
});
