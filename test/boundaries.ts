import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {expect, test} from 'vitest';

const source = path.join(import.meta.dirname, '../source');

/** Which folders of ours, and which packages, each folder may import. A folder imports itself freely; `types:` means types only. */
const allowed: Readonly<Record<string, {readonly folders: readonly string[]; readonly packages: readonly string[]}>> = {
	text: {folders: [], packages: []},
	model: {folders: ['text'], packages: ['ipaddr.js']},
	rules: {folders: ['model'], packages: []},
	probes: {folders: ['model', 'rules'], packages: []},
	kubernetes: {
		folders: ['text', 'types:model'],
		packages: ['@kubernetes/client-node', 'js-yaml', 'socks', 'ws', 'node:'],
	},
	demo: {folders: ['kubernetes', 'types:probes'], packages: ['ws', 'node:']},
	theme: {folders: ['types:rules'], packages: []},
	report: {
		folders: ['text', 'model', 'rules', 'types:probes', 'theme', 'version'],
		packages: ['string-width', 'wrap-ansi', 'yaml', 'node:'],
	},
	documents: {folders: ['kubernetes', 'text'], packages: ['yaml']},
	manifest: {folders: ['text', 'model', 'kubernetes'], packages: ['yaml', 'node:']},
	engine: {
		folders: ['text', 'model', 'rules', 'probes', 'kubernetes', 'demo'],
		packages: ['@kubernetes/client-node', 'node:'],
	},
	dashboard: {
		folders: ['text', 'model', 'rules', 'probes', 'kubernetes', 'documents', 'engine', 'local', 'machine', 'theme'],
		packages: ['react', 'ink', 'ink-table', 'chalk', 'reselect', 'string-width', 'use-sync-external-store', 'node:'],
	},
	cli: {
		folders: [
			'text',
			'model',
			'rules',
			'probes',
			'kubernetes',
			'manifest',
			'engine',
			'dashboard',
			'local',
			'machine',
			'report',
			'version',
		],
		packages: ['meow', 'yaml', 'node:'],
	},
	local: {folders: ['text'], packages: ['signal-exit', 'node:']},
	machine: {folders: ['text', 'types:model'], packages: ['node:']},
	version: {folders: ['../package.json'], packages: []},
};

const folderOf = (file: string) =>
	path
		.relative(source, file)
		.split(path.sep)[0]!
		.replace(/\.tsx?$/, '');

const files = readdirSync(source, {recursive: true, encoding: 'utf8'})
	.filter(name => /\.tsx?$/.test(name))
	.map(name => path.join(source, name));

const statement = /^(?:import|export)\s+(type\s)?[^;]*?from\s+'([^']+)'|import\('([^']+)'\)/gms;

const isAllowed = (file: string, target: string, isType: boolean) => {
	const from = folderOf(file);
	const {folders, packages} = allowed[from]!;
	if (!target.startsWith('.')) {
		return packages.some(name => target === name || target.startsWith(name.endsWith(':') ? name : `${name}/`));
	}

	const resolved = path.resolve(path.dirname(file), target);
	const to = resolved.startsWith(source) ? folderOf(resolved) : path.relative(source, resolved);
	return to === from || folders.includes(to) || (isType && folders.includes(`types:${to}`));
};

test.each(files.map(file => [path.relative(source, file), file]))('%s imports only what it may', (_name, file) => {
	const broken = [...readFileSync(file, 'utf8').matchAll(statement)]
		.map(([, type, one, other]) => ({target: (one ?? other)!, isType: Boolean(type)}))
		.filter(({target, isType}) => !isAllowed(file, target, isType));
	expect(broken).toStrictEqual([]);
});

test.each(files.map(file => [path.relative(source, file), file]))('%s is short enough', (name, file) => {
	const lines = readFileSync(file, 'utf8').split('\n').length - 1;
	expect(lines, `${name} has ${lines} lines; which second noun is inside it?`).toBeLessThanOrEqual(250);
});

const folders = Map.groupBy(files, file => path.relative(source, path.dirname(file)) || '.');

test.each([...folders].map(([folder, {length}]) => [folder, length] as const))(
	'%s holds few files',
	(folder, count) => {
		expect(count, `${folder} has ${count} files; which second noun is inside it?`).toBeLessThanOrEqual(22);
	},
);

test('no file is named for everything', () => {
	expect(
		files.filter(file => /(^|[-/])(util|utils|helper|helpers|common|misc|types|constants)\.tsx?$/.test(file)),
	).toStrictEqual([]);
});

/** The files of ours that a file imports, types included. */
const importsOf = (file: string): readonly string[] =>
	[...readFileSync(file, 'utf8').matchAll(statement)]
		.map(([, , one, other]) => path.resolve(path.dirname(file), (one ?? other)!))
		.filter(target => files.includes(target));

/** Of the dashboard, what its features share; what puts them together lies beside the folders. */
const sharedByFeatures = [
	'records',
	'state',
	'options',
	'rows',
	'components',
	'text',
	'keyboard',
	'effects',
	'terminal',
];

const dashboard = path.join(source, 'dashboard');

const featureOf = (file: string): string | undefined => {
	const [folder, ...rest] = path.relative(dashboard, file).split(path.sep);
	return folder === undefined || folder === '..' || rest.length === 0 || sharedByFeatures.includes(folder)
		? undefined
		: folder;
};

test('no feature of the dashboard imports another one', () => {
	const features = files.filter(file => featureOf(file) !== undefined);
	const crossing = features.flatMap(file =>
		importsOf(file)
			.filter(target => ![undefined, featureOf(file)].includes(featureOf(target)))
			.map(target => `${path.relative(source, file)} → ${path.relative(source, target)}`),
	);

	expect(features.length).toBeGreaterThan(20);
	expect(crossing).toStrictEqual([]);
});

test('no file imports itself by way of others', () => {
	const done = new Set<string>();
	const cycles: string[] = [];
	const visit = (file: string, way: readonly string[]) => {
		if (way.includes(file)) {
			const cycle = way.slice(way.indexOf(file));
			cycles.push(cycle.map(each => path.relative(source, each)).join(' → '));
			return;
		}

		if (!done.has(file)) {
			for (const target of importsOf(file)) {
				visit(target, [...way, file]);
			}

			done.add(file);
		}
	};
	for (const file of files) {
		visit(file, []);
	}

	expect(cycles).toStrictEqual([]);
});
