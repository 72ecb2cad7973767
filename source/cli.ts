#!/usr/bin/env node
// Nothing here may be newer than what the oldest Node can parse: it has to be able to say that it is too old.
import {startCompileCache} from './local/compile-cache.ts';
import {handleFatalErrors} from './local/fatal-errors.ts';
import {announceSignals} from './local/signal-endings.ts';
import {versionText} from './version.ts';

const oldest = [22, 20];
const [major, minor] = process.versions.node.split('.').map(Number) as [number, number];

if (major < oldest[0]! || (major === oldest[0] && minor < oldest[1]!)) {
	process.stderr.write(
		`svctop needs Node ${oldest.join('.')} or newer; this is ${process.versions.node}. Install a newer one.\n`,
	);
	process.exitCode = 2;
} else {
	// Node's own answer is to open its debugger to whoever is on this machine.
	process.on('SIGUSR1', () => {});
	const argv = process.argv.slice(2);
	handleFatalErrors({argv, environment: process.env, version: versionText});
	announceSignals();
	startCompileCache(process.env);
	const {main} = await import('./cli/main.ts');
	await main(argv);
}
