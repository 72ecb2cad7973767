import {object, text} from '../kubernetes/wire/json.ts';
import {isDeepEqual} from '../model/deep-equal.ts';
import {isPlaceholder} from '../model/placeholder.ts';
import {type Collected, nameOf} from './collected.ts';
import {takeCustom} from './custom-resource.ts';
import type {Origin, Reading} from './documents/document.ts';
import {documentsOf} from './documents/document.ts';
import type {Head} from './documents/document-head.ts';
import {type Found, listedObjects} from './documents/listed-objects.ts';
import {createLocator} from './documents/locator.ts';
import {originValue} from './documents/origin-value.ts';
import {isPassedOver, type ManifestFile, type Place, type Problem} from './files.ts';
import {headOfValue, isCustom, nothingCollected, takeOf} from './kinds.ts';
import {withUnknownNumbers} from './unknown-numbers.ts';

/** What is told, and is no fault: it may be meant. */
export type Notice = {
	readonly code: 'duplicate-key' | 'duplicate-object';
	readonly place: Place;
	readonly cause: string;
};

/** What the manifests hold. */
export type Collection = Collected & {
	/** Where objects stand, by `Kind namespace/name`. */
	readonly origins: ReadonlyMap<string, Origin>;
	/** How many objects of each kind nothing is known about; '' for what has no kind. */
	readonly ignored: ReadonlyMap<string, number>;
	/** How many files of folders hold no Kubernetes objects. */
	readonly passedOver: number;
	/** What could not be read: a sentence each. */
	readonly problems: readonly Problem[];
	readonly notices: readonly Notice[];
	/** Pairs of files that define one object, and do not say the same of it. */
	readonly conflicts: ReadonlyArray<readonly [string, string]>;
};

/** Custom resources that are longer are not looked into: they hold no pod template, or much more than that. */
const longestCustom = 50_000;

const isWanted = (head: Head, {length}: string) =>
	takeOf(head) !== undefined || head.kind.endsWith('List') || (isCustom(head) && length <= longestCustom);

/** An object under its key, `Kind namespace/name`. The server makes another name of each generateName. */
type Named = Found & {readonly key: string; readonly within: string};

/**
 * Collects the objects of all files; `onRead` hears of every text that was read. An object without a namespace is in
 * `namespace`. Of an object that a file defines twice the last counts, as with kubectl; of one that two files define the
 * first does, and they are in conflict unless they say the same.
 */
export const collect = (
	files: Iterable<ManifestFile | Problem>,
	namespace: string,
	onRead: (text: string) => void,
): Collection => {
	const into = nothingCollected();
	const ignored = new Map<string, number>();
	const origins = new Map<string, Origin>();
	const problems: Problem[] = [];
	const notices: Notice[] = [];
	const conflicts: Array<readonly [string, string]> = [];
	let passedOver = 0;
	let unnamed = 0;
	const locate = createLocator();

	const complain = (origin: Origin, sentence: string) => {
		const place = locate(origin);
		problems.push({problem: `${place.file}:${place.line}:${place.column}: ${sentence}`, place});
	};

	const ignore = ({kind}: Head) => {
		ignored.set(kind, (ignored.get(kind) ?? 0) + 1);
	};

	/** What is read of a kind by its key; undefined where nothing is, or it can't be named. */
	const named = ({value, origin}: Found): Named | undefined => {
		const head = headOfValue(value);
		const {kind} = head;
		const within = text(object(object(value).metadata).namespace) || namespace;
		if (takeOf(head) === undefined) {
			if (isCustom(head) && takeCustom(kind, value, within, into, origin)) {
				origins.set(`${kind} ${within}/${nameOf(value)}`, origin);
			} else {
				ignore(head);
			}

			return undefined;
		}

		const name = nameOf(value);
		if (name === '') {
			complain(origin, `this ${kind} has no metadata.name. Give it one.`);
			return undefined;
		}

		// The only sign that no name may hold and that parts a name from its namespace (path segment names).
		if (`${within}${name}`.includes('/')) {
			complain(origin, `${kind} ${within}/${name} has a / in its name. Fix the file first.`);
			return undefined;
		}

		const isNamed = text(object(object(value).metadata).name) !== '';
		unnamed += isNamed ? 0 : 1;
		return {value, origin, within, key: `${kind} ${within}/${name}${isNamed ? '' : `#${unnamed}`}`};
	};

	const take = ({key, value, origin, within}: Named) => {
		const first = origins.get(key);
		if (first === undefined) {
			origins.set(key, origin);
			const marked = isPlaceholder(origin.document.text) ? withUnknownNumbers(value) : value;
			takeOf(headOfValue(value))!(marked, within, into, origin);
		} else if (!isDeepEqual(originValue(first), value)) {
			conflicts.push([first.document.file, origin.document.file]);
		}
	};

	const noticeKeys = ({document: {file}, duplicates}: Reading) => {
		for (const {key, place} of duplicates) {
			notices.push({
				code: 'duplicate-key',
				place: {file, ...place},
				cause: `Key ${key} stands twice in one mapping: the last value counts`,
			});
		}
	};

	const takeFile = (file: ManifestFile) => {
		const own = new Map<string, Named>();
		const add = (found: Named) => {
			const first = own.get(found.key);
			if (first !== undefined && !isDeepEqual(first.value, found.value)) {
				const {line} = locate(first.origin);
				const cause = `${found.key} is defined a second time, after line ${line}: the last definition counts`;
				notices.push({code: 'duplicate-object', place: locate(found.origin), cause});
			}

			own.set(found.key, found);
		};

		for (const reading of documentsOf(file, isWanted)) {
			if ('problem' in reading) {
				if (isPassedOver(file, reading.text)) {
					passedOver++;
				} else {
					problems.push(reading);
				}

				continue;
			}

			const {document, value} = reading;
			onRead(document.text);
			noticeKeys(reading);
			for (const found of listedObjects({value, origin: {document, path: []}})) {
				if ('tooDeep' in found) {
					complain(found.tooDeep, 'this List is nested too deep. Fix the file first.');
					continue;
				}

				const each = named(found);
				if (each !== undefined) {
					add(each);
				}
			}
		}

		for (const found of own.values()) {
			take(found);
		}
	};

	for (const file of files) {
		if ('problem' in file) {
			problems.push(file);
		} else if (isPassedOver(file, file.text)) {
			passedOver++;
		} else {
			takeFile(file);
		}
	}

	return {...into, origins, ignored, passedOver, problems, notices, conflicts};
};
