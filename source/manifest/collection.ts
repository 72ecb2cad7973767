import {type Json, list, object, text} from '../kubernetes/wire/json.ts';
import {isPlaceholder} from '../model/placeholder.ts';
import {type Collected, nameOf} from './collected.ts';
import {takeCustom} from './custom-resource.ts';
import {documentsOf} from './documents/document.ts';
import type {Head} from './documents/document-head.ts';
import {createLocator, type Origin} from './documents/locator.ts';
import type {ManifestFile, Problem} from './files.ts';
import {headOfValue, isCustom, nothingCollected, takeOf} from './kinds.ts';
import {withUnknownNumbers} from './unknown-numbers.ts';

/** What the manifests hold. */
export type Collection = Collected & {
	/** Where objects stand, by `Kind namespace/name`. */
	readonly origins: ReadonlyMap<string, Origin>;
	/** How many objects of each kind nothing is known about; '' for what has no kind. */
	readonly ignored: ReadonlyMap<string, number>;
	/** What could not be read, and what is not clear: a sentence each. */
	readonly problems: readonly string[];
};

type Found = {readonly value: Json; readonly origin: Origin};

/** So many Lists, each inside another one, are looked into. */
const deepestLists = 20;

/**
 * A document's objects: itself, or what a List holds. A list of one kind need not repeat it in each item. `around` are the
 * items of the Lists it is in: by an alias a List can hold itself.
 */
function* objectsOf(
	{value, origin}: Found,
	around: ReadonlyArray<readonly Json[]> = [],
): Generator<Found | {readonly tooDeep: Origin}> {
	const {kind, items, apiVersion} = object(value);
	const [, itemKind] = /^(\w*)List$/.exec(text(kind)) ?? [];
	if (itemKind === undefined || !Array.isArray(items)) {
		yield {value, origin};
		return;
	}

	if (around.length >= deepestLists || around.includes(items)) {
		yield {tooDeep: origin};
		return;
	}

	for (const [index, item] of list(items).entries()) {
		const isTyped = itemKind !== '' && object(item).kind === undefined;
		const itemValue = isTyped ? {...object(item), kind: itemKind, apiVersion} : item;
		const found = {value: itemValue, origin: {...origin, path: [...origin.path, 'items', index]}};
		yield* objectsOf(found, [...around, items]);
	}
}

/** Custom resources that are longer are not looked into: they hold no pod template, or much more than that. */
const longestCustom = 50_000;

const isWanted = (head: Head, {length}: string) =>
	takeOf(head) !== undefined || head.kind.endsWith('List') || (isCustom(head) && length <= longestCustom);

/**
 * Collects the objects of all files; `onRead` hears of every text that was read. An object without a namespace is in
 * `namespace`. Of an object that is defined twice the first counts, and the second is a problem.
 */
export const collect = (
	files: Iterable<ManifestFile | Problem>,
	namespace: string,
	onRead: (text: string) => void,
): Collection => {
	const into = nothingCollected();
	const ignored = new Map<string, number>();
	const origins = new Map<string, Origin>();
	const problems: string[] = [];
	const locate = createLocator();

	const placeOf = (origin: Origin) => {
		const {line, column} = locate(origin);
		return `${origin.document.file}:${line}:${column}`;
	};

	const take = ({value, origin}: Found) => {
		const head = headOfValue(value);
		const {kind} = head;
		const takeIt = takeOf(head);
		const {metadata} = object(value);
		if (takeIt === undefined) {
			const within = text(object(metadata).namespace) || namespace;
			if (isCustom(head) && takeCustom(kind, value, within, into, origin)) {
				origins.set(`${kind} ${within}/${nameOf(value)}`, origin);
			} else {
				ignored.set(kind, (ignored.get(kind) ?? 0) + 1);
			}

			return;
		}

		const name = nameOf(value);
		if (name === '') {
			problems.push(`${placeOf(origin)}: this ${kind} has no metadata.name. Give it one.`);
			return;
		}

		const within = text(object(metadata).namespace) || namespace;
		// The only sign that no name may hold and that parts a name from its namespace (path segment names).
		if (`${within}${name}`.includes('/')) {
			problems.push(`${placeOf(origin)}: ${kind} ${within}/${name} has a / in its name. Fix the file first.`);
			return;
		}

		// The server makes another name of each generateName.
		const isNamed = text(object(metadata).name) !== '';
		const key = `${kind} ${within}/${name}${isNamed ? '' : `#${origins.size}`}`;
		const first = origins.get(key);
		if (first !== undefined) {
			problems.push(`${placeOf(origin)}: ${key} is defined a second time, after ${placeOf(first)}. Keep one of them.`);
			return;
		}

		origins.set(key, origin);
		takeIt(isPlaceholder(origin.document.text) ? withUnknownNumbers(value) : value, within, into, origin);
	};

	for (const file of files) {
		if ('problem' in file) {
			problems.push(file.problem);
			continue;
		}

		for (const reading of documentsOf(file, isWanted)) {
			if ('problem' in reading) {
				problems.push(reading.problem);
				continue;
			}

			const {document, value} = reading;
			onRead(document.text);
			for (const found of objectsOf({value, origin: {document, path: []}})) {
				if ('tooDeep' in found) {
					problems.push(`${placeOf(found.tooDeep)}: this List is nested too deep. Fix the file first.`);
				} else {
					take(found);
				}
			}
		}
	}

	return {...into, origins, ignored, problems};
};
