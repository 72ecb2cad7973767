import {type Json, list, object, text} from '../../kubernetes/wire/json.ts';
import type {Origin} from './document.ts';

/** An object and where it stands. */
export type Found = {readonly value: Json; readonly origin: Origin};

/** So many Lists, each inside another one, are looked into. */
const deepestLists = 20;

/**
 * A document's objects: itself, or what a List holds. A list of one kind need not repeat it in each item. `around` are the
 * items of the Lists it is in.
 */
export function* listedObjects(
	{value, origin}: Found,
	around: ReadonlyArray<readonly Json[]> = [],
): Generator<Found | {readonly tooDeep: Origin}> {
	const {kind, items, apiVersion} = object(value);
	const [, itemKind] = /^(\w*)List$/.exec(text(kind)) ?? [];
	if (itemKind === undefined || !Array.isArray(items)) {
		yield {value, origin};
		return;
	}

	if (around.length >= deepestLists) {
		yield {tooDeep: origin};
		return;
	}

	for (const [index, item] of list(items).entries()) {
		const isTyped = itemKind !== '' && object(item).kind === undefined;
		const itemValue = isTyped ? {...object(item), kind: itemKind, apiVersion} : item;
		const found = {value: itemValue, origin: {...origin, path: [...origin.path, 'items', index]}};
		yield* listedObjects(found, [...around, items]);
	}
}
