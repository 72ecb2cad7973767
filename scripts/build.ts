import {chmod, rm} from 'node:fs/promises';
import {build} from 'esbuild';
import {bundle} from './bundle.ts';

await rm('dist', {recursive: true, force: true});
await build({...bundle, entryPoints: ['source/cli.ts'], outdir: 'dist'});
// It is started by its name.
await chmod('dist/cli.js', 0o755);
