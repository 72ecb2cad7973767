import {readFileSync, renameSync, writeFileSync} from 'node:fs';
import path from 'node:path';

/**
 * Before packing, takes out of package.json what only a clone needs: npm asks for trust in `prepare` where an archive is
 * installed, though nothing of it would run. With `--restore`, after packing, puts it back.
 */
const manifest = path.join(import.meta.dirname, '../../package.json');
const kept = path.join(path.dirname(manifest), 'package.json.kept');

if (process.argv.includes('--restore')) {
	renameSync(kept, manifest);
} else {
	const text = readFileSync(manifest, 'utf8');
	const {scripts, devDependencies, allowScripts, ...packed} = JSON.parse(text);
	writeFileSync(kept, text, {flag: 'wx'});
	writeFileSync(manifest, `${JSON.stringify(packed, undefined, '\t')}\n`);
}
