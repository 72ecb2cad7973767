import {spawnSync} from 'node:child_process';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {build} from 'esbuild';
import {bundle} from './bundle.ts';

// What is measured is what is shipped, React's production build too, but for the names: a stack trace or a profile is to be read.
const folder = await mkdtemp(path.join(tmpdir(), 'svctop-bench-'));
try {
	await build({
		...bundle,
		minify: false,
		entryPoints: ['bench/bench.ts'],
		outdir: folder,
		outExtension: {'.js': '.mjs'},
	});
	const program = path.join(folder, 'bench.mjs');
	// Garbage is collected between two samples, so that none pays for the one before.
	const {status} = spawnSync(process.execPath, ['--expose-gc', program, ...process.argv.slice(2)], {stdio: 'inherit'});
	process.exitCode = status ?? 1;
} finally {
	await rm(folder, {recursive: true, force: true});
}
