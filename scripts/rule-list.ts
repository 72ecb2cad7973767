import {readdir} from 'node:fs/promises';
import {camelCased} from './camel-case.ts';

const folder = new URL('../source/rules/', import.meta.url);

/** Folders of `source/rules` with rules in them, sorted: what rules share lies in `lib`. */
const families = async (): Promise<readonly string[]> =>
	(await readdir(folder, {withFileTypes: true}))
		.filter(entry => entry.isDirectory() && entry.name !== 'lib')
		.map(({name}) => name)
		.sort();

/** The file that lists the rules, with its path below `source`: a rule for each file of a family, under the name of its file. */
export const ruleList = async (): Promise<readonly [file: string, text: string]> => {
	const rules: Array<{readonly name: string; readonly file: string}> = [];
	for (const family of await families()) {
		for (const file of (await readdir(new URL(`${family}/`, folder))).sort()) {
			rules.push({name: camelCased(file.replace('.ts', '')), file: `./${family}/${file}`});
		}
	}

	return [
		'rules/list.ts',
		`// Written by \`npm run lists\` from the files in the folders of rules.

${rules.map(({name, file}) => `import {${name}} from '${file}';\n`).join('')}import type {Rule} from './rule.ts';

/** A rule for each file, by family and name. */
export const list: readonly Rule[] = [
${rules.map(({name}) => `\t${name},\n`).join('')}];
`,
	];
};
