import {editDistance} from './labels/similarity.ts';

/** How many letters may differ from what was meant. */
const furthest = 2;

/** The one of some names that a wrong one was most likely meant for; undefined where none is near. */
export const nearest = (name: string, known: readonly string[]): string | undefined => {
	const near = known
		.map(each => ({each, distance: each.startsWith(name) ? 0 : editDistance(name, each)}))
		.filter(({each, distance}) => distance <= furthest && distance < each.length)
		.toSorted((a, b) => a.distance - b.distance);
	return near[0]?.each;
};

/** Says that there is no such thing, and which one there is instead. */
export const missingText = (kind: string, name: string, known: readonly string[], otherwise: string) => {
	const near = nearest(name, known);
	return `There is no ${kind} ${name}. ${near === undefined ? otherwise : `Did you mean ${near}?`}`;
};
