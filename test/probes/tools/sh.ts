import {execFileSync} from 'node:child_process';
import {expect, test} from 'vitest';
import {sh} from '../../../source/probes/tools/sh.ts';

test('the shell of this machine prints files, and passes over what is not there', () => {
	const {pathname} = new URL('../../fixtures/lists/record.sh', import.meta.url);
	const [argv] = sh.printFiles!.commands(['/no/such/file', pathname], 'sh', {tools: new Set()});
	expect(execFileSync(argv![0]!, argv!.slice(1), {encoding: 'utf8'})).toMatch(/^#!/);
});

test('a shell of a distroless image has a cat beside it', () => {
	expect(sh.printFiles!.commands(['/proc/net/tcp'], '/busybox/sh', {tools: new Set()})).toStrictEqual([]);
});
