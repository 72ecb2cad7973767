import {readdir} from 'node:fs/promises';
import {camelCased} from './camel-case.ts';

const folder = new URL('../source/rules/', import.meta.url);

/** Folders of `source/rules` that hold no rules: what rules share, when findings settle, and what verdicts mean. */
const withoutRules: readonly string[] = ['lib', 'settling', 'verdicts'];

/** Folders of `source/rules` with rules in them, sorted. */
const families = async (): Promise<readonly string[]> =>
	(await readdir(folder, {withFileTypes: true}))
		.filter(entry => entry.isDirectory() && !withoutRules.includes(entry.name))
		.map(({name}) => name)
		.sort();

type Listed = {readonly name: string; readonly code: string; readonly family: string};

/** A rule for each file of a family, under the name of its file. */
const listed = async (): Promise<readonly Listed[]> => {
	const rules: Listed[] = [];
	for (const family of await families()) {
		for (const file of (await readdir(new URL(`${family}/`, folder))).sort()) {
			const code = file.replace('.ts', '');
			rules.push({name: camelCased(code), code, family});
		}
	}

	return rules;
};

/** The file that lists the rules, and the one that says of each what it is about; both with their paths below `source`. */
export const ruleLists = async (): Promise<ReadonlyArray<readonly [file: string, text: string]>> => {
	const rules = await listed();
	const head = '// Written by `npm run lists` from the files in the folders of rules.\n\n';
	return [
		[
			'rules/list.ts',
			`${head}${rules.map(({name, family, code}) => `import {${name}} from './${family}/${code}.ts';\n`).join('')}import type {Rule} from './rule.ts';

/** A rule for each file, by family and name. */
export const list: readonly Rule[] = [
${rules.map(({name}) => `\t${name},\n`).join('')}];
`,
		],
		[
			'rules/lib/families.ts',
			`${head}/** The folder of each rule by its code: what of a Service the rule is about. */
export const families = {
${rules.map(({code, family}) => `\t'${code}': '${family}',\n`).join('')}} as const satisfies Readonly<Record<string, string>>;
`,
		],
	];
};
