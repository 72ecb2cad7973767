import {existsSync, readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {expect, test} from 'vitest';
import {documents} from '../scripts/documents.ts';
import {withTables} from '../scripts/readme-tables.ts';
import {parseArguments} from '../source/cli/arguments/arguments.ts';

const repository = path.join(import.meta.dirname, '..');
const read = (file: string) => readFileSync(path.join(repository, file), 'utf8');
const pages = [
	'README.md',
	...readdirSync(path.join(repository, 'docs'))
		.filter(name => name.endsWith('.md'))
		.map(name => `docs/${name}`),
];

test.each(Object.keys(documents))('%s says what the program does (npm run docs)', file => {
	expect(read(file) === documents[file]!(), `${file} is stale`).toBe(true);
});

test('the README says what the program does (npm run docs)', () => {
	const readme = read('README.md');
	expect(withTables(readme)).toBe(readme);
});

/** Places of a page that a link can name, as GitHub makes them from headings. */
const anchorsOf = (text: string) =>
	new Set(
		[...text.matchAll(/^#+ (.*)$/gm)].map(([, title]) =>
			title!
				.toLowerCase()
				.replaceAll(/[^\p{L}\p{N} _-]/gu, '')
				.replaceAll(' ', '-'),
		),
	);

test.each(pages)('each link of %s leads somewhere', page => {
	const links = [...read(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link!);
	for (const link of links.filter(each => !/^[a-z]+:/.test(each))) {
		const [file = '', anchor] = link.split('#');
		const target = file === '' ? page : path.join(path.dirname(page), file);
		expect(existsSync(path.join(repository, target)), `${link} in ${page}`).toBe(true);
		if (anchor !== undefined) {
			expect(anchorsOf(read(target)), `${link} in ${page}`).toContain(anchor);
		}
	}
});

/** Words of a line of shell, without what pipes, redirections and variables do to it. */
const wordsOf = (line: string) =>
	[...line.matchAll(/'[^']*'|"[^"]*"|\S+/g)].map(([word]) => word.replaceAll(/^["']|["']$/g, ''));

const commandLines = (page: string) =>
	[...read(page).matchAll(/^```(?:sh|bash)\n([\s\S]*?)^```$/gm)]
		.flatMap(([, block]) => block!.split('\n'))
		.flatMap(line => line.split(/\s*(?:\||&&|;)\s/))
		.map(part => part.replace(/\s#\s.*$/, '').trim())
		.map(part => /^(?:[A-Z_]+=\S+ )*(?:npx (?:--yes )?|kubectl )?svctop(?: (.*))?$/.exec(part))
		.flatMap(found => (found === null ? [] : [(found[1] ?? '').replace(/\s\d?>.*$/, '')]));

test.each(pages)('each command in %s is one', page => {
	for (const line of commandLines(page)) {
		const argv = wordsOf(line).map(word => word.replace(/^\[|\]$/g, ''));
		expect(() => parseArguments(argv, {version: '', noColor: false}), `svctop ${line}`).not.toThrow();
	}
});

test('commands are found', () => {
	expect(commandLines('README.md').length).toBeGreaterThan(10);
});
