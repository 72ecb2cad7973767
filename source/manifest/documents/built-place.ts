import {readFileSync} from 'node:fs';
import {object, text} from '../../kubernetes/wire/json.ts';
import {decoded} from '../files.ts';
import type {Document} from './document.ts';
import {documentsOf} from './document.ts';
import {type Found, listedObjects} from './listed-objects.ts';
import {originValue} from './origin-value.ts';

/** What kustomize writes into an object where it is asked for the file that it comes from. */
const annotation = /^ +config\.kubernetes\.io\/origin: \|\n +path: (.+)$/m;

const kindOf = (value: unknown) => text(object(value).kind);
const nameOf = (value: unknown) => text(object(object(value).metadata).name);

const objectsIn = (file: string): readonly Found[] => {
	try {
		return [...documentsOf({name: file, text: decoded(readFileSync(file))}, () => true)].flatMap(reading =>
			'problem' in reading
				? []
				: [...listedObjects({value: reading.value, origin: {document: reading.document, path: []}})].filter(
						found => 'value' in found,
					),
		);
	} catch {
		return [];
	}
};

/**
 * Answers where an object of a kustomization stands before it is built: kustomize may have put something before its name
 * or behind it. undefined for what comes from no file, or can't be found there.
 */
export const createOriginals = () => {
	const read = new Map<string, readonly Found[]>();
	return (document: Document): Found['origin'] | undefined => {
		const [, file] = annotation.exec(document.text) ?? [];
		if (file === undefined) {
			return undefined;
		}

		const value = originValue({document, path: []});
		const objects = read.get(file) ?? objectsIn(file);
		read.set(file, objects);
		const alike = objects.filter(found => kindOf(found.value) === kindOf(value));
		const named = alike.filter(found => nameOf(value).includes(nameOf(found.value)));
		return (named.find(found => nameOf(found.value) === nameOf(value)) ?? named[0] ?? alike[0])?.origin;
	};
};
