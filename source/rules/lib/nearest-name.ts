import {valueSimilarity} from '../../model/labels/similarity.ts';

/** A name that resembles another by less is another name. */
const resembling = 0.5;

/** Of the names there are, the one that a wrong one most resembles; undefined where none does. */
export const nearestName = (name: string, names: readonly string[]): string | undefined =>
	names
		.map(each => ({each, similarity: valueSimilarity(name, each)}))
		.filter(({similarity}) => similarity >= resembling)
		.sort((a, b) => b.similarity - a.similarity)[0]?.each;
