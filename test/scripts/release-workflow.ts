import {existsSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {expect, test} from 'vitest';
import {parse} from 'yaml';
import manifest from '../../package.json' with {type: 'json'};

const repository = path.join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(path.join(repository, file), 'utf8');

type Workflow = {readonly jobs: Readonly<Record<string, {readonly steps: ReadonlyArray<{readonly run?: string}>}>>};

const workflow = parse(read('.github/workflows/release.yml')) as Workflow;
const commands = Object.values(workflow.jobs).flatMap(({steps}) => steps.flatMap(({run}) => run ?? []));
const scripts = manifest.scripts as Readonly<Record<string, string>>;

/** Every script of package.json that a command line runs, those that they run among them. */
const scriptsOf = (line: string): readonly string[] =>
	[...line.matchAll(/npm (?:run )?(?:-s )?([a-z:0-9-]+)/g)]
		.map(([, name]) => name!)
		.filter(name => !['ci', 'pack'].includes(name))
		.flatMap(name => [name, ...scriptsOf(scripts[name] ?? '')]);

test('every script that the release runs is there', () => {
	const named = commands.flatMap(scriptsOf);
	expect(named).toContain('packages');
	expect(named.filter(name => scripts[name] === undefined)).toEqual([]);
	const lines = [...commands, ...Object.values(scripts)];
	const files = lines.flatMap(line =>
		[...line.matchAll(/node (?:--\S+ )*(scripts\/\S+\.ts)/g)].map(([, file]) => file!),
	);
	expect(files.length).toBeGreaterThan(10);
	expect(files.filter(file => !existsSync(path.join(repository, file)))).toEqual([]);
});

test('the release has a package for each platform that the README names', () => {
	for (const platform of ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64', 'win-x64']) {
		expect(scripts.packages).toContain(platform);
	}

	expect(read('docs/changelog.md')).toContain(`## ${manifest.version}\n`);
});
