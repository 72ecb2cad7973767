import {execFile} from 'node:child_process';
import {accessSync, constants, statSync} from 'node:fs';
import path from 'node:path';
import {longestFile} from '../files.ts';

/** A program that builds kustomizations: argv without the folder. */
export type Builder = {readonly name: string; readonly argv: readonly [string, ...string[]]};

const isProgram = (file: string) => {
	try {
		accessSync(file, constants.X_OK);
		return statSync(file).isFile();
	} catch {
		return false;
	}
};

/** kustomize or kubectl, whichever is in the PATH; undefined where neither is. */
export const findBuilder = (searchPath: string): Builder | undefined => {
	const folders = searchPath.split(path.delimiter).filter(Boolean);
	const found = (name: string) => folders.map(folder => path.join(folder, name)).find(isProgram);
	const kustomize = found('kustomize');
	if (kustomize !== undefined) {
		return {name: 'kustomize build', argv: [kustomize, 'build']};
	}

	const kubectl = found('kubectl');
	return kubectl === undefined ? undefined : {name: 'kubectl kustomize', argv: [kubectl, 'kustomize']};
};

/** Milliseconds for one build: it may fetch what it names from elsewhere. */
const longestBuild = 60_000;

/** What is built of a folder, or why nothing is: the last words of the builder, which name the cause. */
export const build = (
	{argv: [program, ...args]}: Builder,
	folder: string,
): Promise<{readonly text: string} | {readonly reason: string}> =>
	new Promise(resolve => {
		execFile(
			program,
			[...args, folder],
			{timeout: longestBuild, maxBuffer: longestFile, encoding: 'utf8'},
			(error, stdout, stderr) => {
				if (error === null) {
					resolve({text: stdout});
					return;
				}

				const said = stderr.trim().replace(/^error: /i, '');
				resolve({reason: error.killed ? `it did not end within ${longestBuild / 1000} s` : said || error.message});
			},
		);
	});
