import {chmod, rm, writeFile} from 'node:fs/promises';
import {build} from 'esbuild';
import manifest from '../package.json' with {type: 'json'};
import {bundle} from './bundle.ts';
import {bomText, bundledPackages, noticesText} from './packaging/bundled-packages.ts';
import {manPage} from './packaging/man-page.ts';

await rm('dist', {recursive: true, force: true});
const {metafile} = await build({...bundle, entryPoints: ['source/cli.ts'], outdir: 'dist', metafile: true});
// It is started by its name.
await chmod('dist/cli.js', 0o755);
const packages = bundledPackages(metafile!);
await writeFile('dist/third-party-notices.txt', noticesText(packages));
await writeFile('dist/bom.cdx.json', bomText(packages, manifest));
await writeFile('dist/svctop.1', manPage(manifest.version));
