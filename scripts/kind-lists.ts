import {readdir} from 'node:fs/promises';
import type {Kind, Listing} from '../source/kubernetes/kind.ts';
import {essentials} from '../source/model/sync-status.ts';

const folder = new URL('../source/kubernetes/kinds/', import.meta.url);

const note = '// Written by `npm run lists` from the files in kubernetes/kinds.\n';

/** The kinds there are, by the names of their files. */
const readKinds = async (): Promise<ReadonlyArray<Kind<string, unknown>>> => {
	const files = (await readdir(folder)).filter(file => file !== 'index.ts').sort();
	return Promise.all(
		files.map(async file => {
			const name = file.replace('.ts', '');
			const module = (await import(new URL(file, folder).href)) as {[name: string]: Kind<string, unknown>};
			if (module[name]?.resource !== name) {
				throw new Error(`kubernetes/kinds/${file} has to export a kind named ${name} of the resource ${name}.`);
			}

			return module[name];
		}),
	);
};

/** A list of resources; of the discovered ones each has to be known by name, since they start by another way. */
const constant = (listing: Listing, values: readonly string[]) => {
	const [name, comment] = comments[listing];
	const [type, suffix] =
		listing === 'discovered' ? ['', ' as const satisfies readonly Resource[]'] : [': readonly Resource[]', ''];
	return `/** ${comment} */\nexport const ${name}${type} = [${values.map(value => `'${value}'`).join(', ')}]${suffix};\n`;
};

const comments: Readonly<Record<Listing, readonly [name: string, comment: string]>> = {
	first: ['firstResources', 'What is asked for as soon as Services have answered.'],
	later: ['laterResources', 'What only a few rules read: it is asked for once the essential ones are here.'],
	discovered: ['discoveredResources', 'Custom resources: asked for where the server has them, after everything else.'],
};

/** Essential resources come first, in their own order: they are what one looks at first. */
const rank = (resource: string) => {
	const index = (essentials as readonly string[]).indexOf(resource);
	return index === -1 ? essentials.length : index;
};

/** The files that list the kinds, by their paths below `source`. */
export const kindLists = async (): Promise<ReadonlyMap<string, string>> => {
	const kinds = await readKinds();
	const names = kinds.map(({resource}) => resource);
	const index = `${note}
${names.map(name => `import {${name}} from './${name}.ts';\n`).join('')}
/** Every kind that is watched, by its resource. */
export const kinds = {
${names.map(name => `\t${name},\n`).join('')}} as const;

type KindRecords = {readonly [R in keyof typeof kinds]: ReturnType<(typeof kinds)[R]['fromJson']>};

declare module '../../model/records.ts' {
	interface Records extends KindRecords {}
}
`;
	const lists = `${note}
import type {Resource} from './records.ts';

${(Object.keys(comments) as Listing[])
	.map(listing =>
		constant(
			listing,
			kinds
				.filter(kind => kind.listing === listing)
				.map(({resource}) => resource)
				.toSorted((a, b) => rank(a) - rank(b)),
		),
	)
	.join('\n')}
/** Every resource that is watched. */
export const resources: readonly Resource[] = [...firstResources, ...laterResources, ...discoveredResources];
`;
	return new Map([
		['kubernetes/kinds/index.ts', index],
		['model/resources.ts', lists],
	]);
};
