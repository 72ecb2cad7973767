import {isMisspelled} from '../../model/labels/misspelling.ts';
import {valueSimilarity} from '../../model/labels/similarity.ts';
import type {Evidence, Severity} from '../finding.ts';

/** A name that resembles another by less is another name. */
const resembling = 0.5;

/** Of the names there are, the one that a wrong one most resembles; undefined where none does. */
export const nearestName = (name: string, names: readonly string[]): string | undefined =>
	names
		.map(each => ({each, similarity: valueSimilarity(name, each)}))
		.filter(({similarity}) => similarity >= resembling)
		.sort((a, b) => b.similarity - a.similarity)[0]?.each;

/** How severe it is that manifests lack a name which may well be elsewhere, among these names that they have. */
export const absenceSeverity = (name: string, names: readonly string[]): Severity =>
	names.some(each => isMisspelled(name, each)) ? 'warning' : 'info';

/** More names than these show nothing new. */
const shown = 10;

/** The Services that there are where one is missing. */
export const servicesEvidence = (services: readonly string[]): readonly Evidence[] => [
	{
		path: 'services of the namespace',
		value: `${services.slice(0, shown).join(', ') || 'none'}${services.length > shown ? `, and ${services.length - shown} more` : ''}`,
	},
];
