import {readdir, readFile} from 'node:fs/promises';
import {camelCased} from './camel-case.ts';

const folder = new URL('../source/model/facets/', import.meta.url);

type Listed = {
	readonly name: string;
	readonly file: string;
	/** The parts it declares, and those of others that it is built from. */
	readonly parts: readonly string[];
	readonly from: readonly string[];
};

/**
 * What a facet's text says of itself. It is read and not run: to be imported, it may need the very list that is written.
 */
const readFacet = async (file: string): Promise<Listed> => {
	const text = await readFile(new URL(file, folder), 'utf8');
	const declared = /interface Parts \{\n(.*?)\n\t\}/s.exec(text)?.[1] ?? '';
	const from = /^\tfrom: \[(.*?)\]/ms.exec(text)?.[1] ?? '';
	return {
		name: camelCased(file.replace('.ts', '')),
		file,
		parts: [...declared.matchAll(/^\t\treadonly (\w+)/gm)].map(([, part]) => part!),
		from: [...from.matchAll(/'(\w+)'/g)].map(([, part]) => part!),
	};
};

/** Facets so that each comes after those it is built from; else by name. */
const inOrder = (facets: readonly Listed[]): readonly Listed[] => {
	const ordered: Listed[] = [];
	let waiting = facets;
	while (waiting.length > 0) {
		const missing = new Set(waiting.flatMap(({parts}) => parts));
		const ready = waiting.filter(({from}) => !from.some(part => missing.has(part)));
		if (ready.length === 0) {
			throw new Error(`These facets are built from each other: ${waiting.map(({file}) => file).join(', ')}.`);
		}

		ordered.push(...ready);
		waiting = waiting.filter(each => !ready.includes(each));
	}

	return ordered;
};

/** The file that lists the facets, with its path below `source`: one for each file, under the name of its file. */
export const facetList = async (): Promise<readonly [file: string, text: string]> => {
	const files = (await readdir(folder)).filter(file => file !== 'index.ts').sort();
	const facets = await Promise.all(files.map(readFacet));
	return [
		'model/facets/index.ts',
		`// Written by \`npm run lists\` from the files in model/facets.

import type {AnyFacet} from '../facet.ts';
import type {Parts} from '../service-view.ts';
${facets.map(({name, file}) => `import {${name}} from './${file}';\n`).join('')}
/** Every facet, each after those it is built from. */
export const facets: readonly AnyFacet[] = [
${inOrder(facets)
	.map(({name}) => `\t${name},\n`)
	.join('')}];

/** Every part as it is where there is nothing to tell. */
export const emptyParts: Parts = {
${facets.map(({name}) => `\t...${name}.empty,\n`).join('')}};
`,
	];
};
