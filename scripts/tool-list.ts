import {readdir} from 'node:fs/promises';
import type {Tool} from '../source/probes/tool.ts';

const folder = new URL('../source/probes/tools/', import.meta.url);

/** The file that lists the probe tools, with its path below `source`: a tool for each file, under the name of its file. */
export const toolList = async (): Promise<readonly [file: string, text: string]> => {
	const names: string[] = [];
	for (const file of (await readdir(folder)).filter(each => each !== 'index.ts').sort()) {
		const name = file.replace('.ts', '');
		const module = (await import(new URL(file, folder).href)) as {[name: string]: Tool};
		if (module[name]?.name !== name) {
			throw new Error(`probes/tools/${file} has to export a tool named ${name}.`);
		}

		names.push(name);
	}

	return [
		'probes/tools/index.ts',
		`// Written by \`npm run lists\` from the files in probes/tools.

import type {Tool} from '../tool.ts';
${names.map(name => `import {${name}} from './${name}.ts';\n`).join('')}
/** Every tool that probes ask with, by name. */
export const tools: readonly Tool[] = [${names.join(', ')}];

/** What each is called. */
export type ToolName = ${names.map(name => `'${name}'`).join(' | ')};
`,
	];
};
