import {execFile} from 'node:child_process';
import {accessSync, constants, mkdtempSync, realpathSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
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

/** What a builder says of a failure, without its warnings and the marks of its log. */
const reasonOf = (stderr: string) =>
	stderr
		.replaceAll(/^# Warning.*$/gm, '')
		.replace(/[EF]\d{4} [\d:.]+ +\d+ \S+\] "command failed" err=/, '')
		.replace(/^\s*["<]|\s*[">]\s*$/g, '')
		.replace(/^\s*error: /i, '')
		.replaceAll(/\s+/g, ' ')
		.trim();

const run = ([program, ...args]: readonly [string, ...string[]]): Promise<{text: string} | {reason: string}> =>
	new Promise(resolve => {
		execFile(
			program,
			args,
			{timeout: longestBuild, maxBuffer: longestFile, encoding: 'utf8'},
			(error, stdout, stderr) => {
				if (error === null) {
					resolve({text: stdout});
				} else if (error.killed) {
					resolve({reason: `it did not end within ${longestBuild / 1000} s`});
				} else {
					resolve({reason: reasonOf(stderr) || error.message});
				}
			},
		);
	});

/** The files that objects come from, as they are named in the annotation that a builder is asked to write. */
const originPath = /^( +config\.kubernetes\.io\/origin: \|\n +path: )(.+)$/gm;

/**
 * What is built of a folder, or why nothing is. Each object names the file it comes from, relative to where the command
 * runs: the folder is built by way of another one that asks for that.
 */
export const build = async (
	{argv: [program, ...args]}: Builder,
	folder: string,
): Promise<{readonly text: string} | {readonly reason: string}> => {
	const around = realpathSync(mkdtempSync(path.join(tmpdir(), 'svctop-kustomize-')));
	const remove = () => rmSync(around, {recursive: true, force: true});
	process.once('exit', remove);
	try {
		const relative = path.relative(around, realpathSync(folder));
		const content = {resources: [relative], buildMetadata: ['originAnnotations']};
		writeFileSync(path.join(around, 'kustomization.yaml'), JSON.stringify(content));
		const built = await run([program, ...args, around]);
		if ('text' in built) {
			const named = (_: string, key: string, file: string) =>
				`${key}${path.relative(process.cwd(), path.resolve(around, file))}`;
			return {text: built.text.replaceAll(originPath, named)};
		}

		// The reason names files as they are from the folder itself.
		return await run([program, ...args, folder]);
	} finally {
		process.off('exit', remove);
		remove();
	}
};
