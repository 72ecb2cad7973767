import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import type {Tool} from '../../../source/probes/tool.ts';
import {tools} from '../../../source/probes/tools/index.ts';

const source = new URL('../../../source/', import.meta.url);

test('every file of tools is in the list, under its own name, and has a test', () => {
	const files = readdirSync(new URL('probes/tools/', source)).filter(file => file !== 'index.ts');
	expect(tools.map(({name}) => `${name}.ts`)).toStrictEqual(files.sort());
	expect(files.filter(file => !existsSync(new URL(file, import.meta.url)))).toStrictEqual([]);
});

const abilities = [
	'resolve',
	'askServer',
	'connect',
	'request',
	'plainRequest',
	'errorPage',
	'banner',
	'certificate',
	'printFiles',
] as const satisfies ReadonlyArray<keyof Tool>;

test.each(abilities)('no two tools have one place in the order of those that can %s', ability => {
	const ranks = tools.flatMap(tool => tool[ability]?.rank ?? []);
	expect(ranks.length).toBeGreaterThan(0);
	expect(new Set(ranks).size).toBe(ranks.length);
});

test('a program is of one tool', () => {
	const programs = tools.flatMap(tool => tool.programs);
	expect(new Set(programs).size).toBe(programs.length);
});

/** Programs that are called like what a cluster and a URL have: nodes, hosts. */
const ambiguous: readonly string[] = ['node', 'host'];

test('no other file of the probes names a tool', () => {
	const names = tools.flatMap(({name, programs}) => [name, ...programs]).filter(name => !ambiguous.includes(name));
	const literal = new RegExp(`'(?:${names.join('|')})'`);
	const naming = readdirSync(new URL('probes/', source), {recursive: true, encoding: 'utf8'}).filter(
		file =>
			file.endsWith('.ts') &&
			!file.startsWith('tools/') &&
			literal.test(readFileSync(new URL(`probes/${file}`, source), 'utf8')),
	);
	expect(naming).toStrictEqual([]);
});
