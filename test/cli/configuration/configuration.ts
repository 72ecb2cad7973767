import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {afterAll, expect, test} from 'vitest';
import {configurationText} from '../../../source/cli/config.ts';
import {unconfigured} from '../../../source/cli/configuration/configuration.ts';
import {loadConfiguration} from '../../../source/cli/configuration/load-configuration.ts';
import {readConfiguration} from '../../../source/cli/configuration/read-configuration.ts';

const file = '/home/me/.config/svctop/config.yaml';
const answers = {
	file: '/home/me/.local/state/svctop/answers.json',
	all: [{context: 'prod', server: 'https://10.0.0.1:6443', namespace: 'shop', probe: 'allow'}],
} as const;
const folder = mkdtempSync(path.join(tmpdir(), 'svctop-config-'));

afterAll(() => rmSync(folder, {recursive: true}));

const whole = `
namespace: shop
columns: [name, ready, diagnosis]
mouse: false
debugImage: registry.example/tools:1
probes:
  requestSeconds: 20
  atOnce: 1
ignore:
  - externalname-ip
contexts:
  prod-eu:
    namespace: "*"
    probe: allow
  staging: {}
  lab: {probe: ask}
`;

test('everything is read', () => {
	expect(readConfiguration(whole, file)).toEqual({
		file,
		isThere: true,
		theme: 'terminal',
		colors: {},
		keys: {},
		namespace: 'shop',
		columns: ['name', 'ready', 'diagnosis'],
		hasMouse: false,
		debugImage: 'registry.example/tools:1',
		limits: {connectSeconds: 3, requestSeconds: 20, atOnce: 1},
		ignored: ['externalname-ip'],
		contexts: {
			'prod-eu': {namespace: '*', probe: 'allow'},
			staging: {namespace: undefined, probe: undefined},
			lab: {namespace: undefined, probe: 'ask'},
		},
		problems: [],
	});
});

test.each(['', '# nothing\n', 'namespace:\n', '{}'])('%j says nothing, and nothing is wrong with it', text => {
	expect(readConfiguration(text, file)).toEqual({...unconfigured(file), isThere: true});
});

test.each([
	['namespace: Shop', 1, 'namespace takes a namespace, or "*" for all, not "Shop".'],
	['mouse: sometimes', 1, 'mouse takes true or false, not "sometimes".'],
	['\nnamespace: 7', 2, 'namespace takes a namespace, or "*" for all, not 7.'],
	['namespace: [a]', 1, 'namespace takes a namespace'],
	['columns: name', 1, 'columns takes a list of namespace, name, '],
	['columns:\n  - name\n  - redy', 3, 'columns has no "redy". Did you mean ready? It takes namespace, name, '],
	['debugImage: a b', 1, 'debugImage takes an image, not "a b".'],
	['probes: 3', 1, 'probes takes a map of connectSeconds, requestSeconds, atOnce.'],
	['probes:\n  connectSeconds: 0', 2, 'probes.connectSeconds takes a whole number from 1 to 30, not 0.'],
	['probes:\n  requestSeconds: 6s', 2, 'probes.requestSeconds takes a whole number from 1 to 60, not "6s".'],
	['probes:\n  atOnce: 1.5', 2, 'probes.atOnce takes a whole number from 1 to 16, not 1.5.'],
	['probes:\n  seconds: 3', 2, 'there is no "seconds". There are connectSeconds, requestSeconds, atOnce.'],
	[
		'ignore: [externalname-pi]',
		1,
		'ignore has no "externalname-pi". Did you mean externalname-ip? It takes the codes that svctop',
	],
	[
		'ignore: [nonsense]',
		1,
		'ignore has no "nonsense". It takes the codes that svctop explain lists, of its verdicts listens-on-localhost and not-listening alone.',
	],
	[
		'ignore: lb-pending',
		1,
		'ignore takes a list of the codes that svctop explain lists, of its verdicts listens-on-localhost and not-listening alone.',
	],
	[
		'colour: red',
		1,
		'there is no "colour". There are namespace, columns, mouse, theme, colors, keys, debugImage, probes, ignore, contexts.',
	],
	['contexts: a', 1, 'contexts takes a map from the names of contexts to namespace and probe.'],
	['contexts:\n  a: b', 2, 'contexts.a takes namespace and probe.'],
	['contexts:\n  a:\n    probe: yes', 3, 'contexts.a.probe takes ask or allow, not "yes".'],
	['contexts:\n  a:\n    namespace: A', 3, 'contexts.a.namespace takes a namespace'],
	['- a', 1, 'this takes namespace, columns, mouse, theme, colors, keys, debugImage, probes, ignore, contexts.'],
	['namespace: shop\ncolumns: [', 2, 'this is no YAML: '],
])('%j names file, line and what is allowed', (text, line, said) => {
	const [problem, ...others] = readConfiguration(text, file).problems;

	expect(problem).toContain(`${file}:${line}: ${said}`);
	expect(others).toEqual([]);
});

test('what is wrong changes nothing else', () => {
	const {problems, ...said} = readConfiguration('ignore: [nonsense, externalname-ip]\nnamespace: shop\nx: 1', file);

	expect(said).toMatchObject({ignored: ['externalname-ip'], namespace: 'shop'});
	expect(problems.map(problem => problem.split(':')[1])).toEqual(['1', '3']);
});

test('what is printed, read again, is the same', () => {
	const configuration = readConfiguration(whole, file);

	expect(readConfiguration(configurationText(configuration, answers), file)).toEqual(configuration);
});

test('the examples that are printed are all valid', () => {
	const uncommented = configurationText(unconfigured(file), answers).replaceAll(/^#(?! \S)/gm, '');
	const {namespace, columns, ignored, contexts, problems} = readConfiguration(uncommented, file);

	expect(problems).toEqual([]);
	expect({namespace, ignored}).toEqual({namespace: 'shop', ignored: ['externalname-not-fqdn']});
	expect(columns).toContain('history');
	expect(contexts.kind).toEqual({namespace: 'shop', probe: 'allow'});
});

test('it is found where XDG says, else below the home folder', async () => {
	const home = path.join(folder, 'home');
	const elsewhere = path.join(folder, 'elsewhere');
	mkdirSync(path.join(home, '.config/svctop'), {recursive: true});
	writeFileSync(path.join(home, '.config/svctop/config.yaml'), 'namespace: home');

	expect(await loadConfiguration({HOME: home})).toMatchObject({namespace: 'home', isThere: true});
	expect(await loadConfiguration({HOME: home, XDG_CONFIG_HOME: elsewhere})).toEqual(
		unconfigured(path.join(elsewhere, 'svctop/config.yaml')),
	);
});

test('a configuration that cannot be read is said, and is as if it were not there', async () => {
	mkdirSync(path.join(folder, 'unreadable/svctop/config.yaml'), {recursive: true});
	const {problems, isThere} = await loadConfiguration({XDG_CONFIG_HOME: path.join(folder, 'unreadable')});

	expect(isThere).toBe(false);
	expect(problems).toEqual([expect.stringContaining('cannot be read')]);
});

test('what a probe alone finds can be ignored as well', () => {
	const {ignored, problems} = readConfiguration('ignore: [listens-on-localhost, not-listening, dns-nxdomain]', file);
	expect(ignored).toEqual(['listens-on-localhost', 'not-listening']);
	expect(problems).toEqual([expect.stringContaining('ignore has no "dns-nxdomain".')]);
});

test.each([
	['lists', `namespace: ${'['.repeat(20_000)}${']'.repeat(20_000)}`],
	['mappings', `contexts: ${'{a: '.repeat(20_000)}1${'}'.repeat(20_000)}`],
	['block lists', `columns:\n  ${'- '.repeat(20_000)}name`],
	['JSON', `{"probes": ${'['.repeat(20_000)}${']'.repeat(20_000)}}`],
])('%s nested without measure are one problem', (_what, text) => {
	expect(readConfiguration(text, file).problems).toEqual([
		expect.stringMatching(/^\/home\/me\/.config\/svctop\/config\.yaml:\d+: this is no YAML: nested too deep\.$/),
	]);
});

test('of a wrong value as much is quoted as can be read', () => {
	const [problem = ''] = readConfiguration(`namespace: [${'shop, '.repeat(1000)}]`, file).problems;
	expect(problem).toMatch(/shop.*shop\S*\.\.\.\.$/);
	expect(problem.length).toBeLessThan(200);
});
