import {chmodSync, mkdirSync, mkdtempSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {expect, test} from 'vitest';
import {collect} from '../../source/manifest/collection.ts';
import {createLocator} from '../../source/manifest/documents/locator.ts';
import {manifestSources} from '../../source/manifest/files.ts';
import {groupsOf} from '../../source/manifest/groups.ts';
import {findBuilder} from '../../source/manifest/kustomize/build.ts';

const folderOf = (files: Readonly<Record<string, string>>) => {
	const folder = mkdtempSync(path.join(tmpdir(), 'groups-'));
	for (const [name, text] of Object.entries(files)) {
		mkdirSync(path.dirname(path.join(folder, name)), {recursive: true});
		writeFileSync(path.join(folder, name), text);
	}

	return folder;
};

/** What a program is to print of the folder that it is to build: the one that its kustomization.yaml names. */
const builtFolder = `basename "$(grep -o '\\["[^"]*' "$2/kustomization.yaml" | cut -c3-)"`;

/** A program of that name that prints what its script says. */
const programIn = (name: string, script: string) => {
	const folder = folderOf({[name]: `#!/bin/sh\n${script}\n`});
	chmodSync(path.join(folder, name), 0o755);
	return folder;
};

const grouped = async (folder: string, searchPath: string, places: readonly string[] = [folder]) => {
	const builds: string[] = [];
	const sources = manifestSources(places, () => ({name: 'stdin', text: '', isNamed: true}));
	const {groups, notes} = await groupsOf(sources, findBuilder(searchPath), (done, all) => {
		builds.push(`${done}/${all}`);
	});
	const clean = (text: string) => text.replaceAll(`${folder}/`, '').replaceAll(folder, 'FOLDER');
	return {
		groups: groups.map(group =>
			group.map(source => {
				const file = 'problem' in source ? source : source.read();
				return 'problem' in file
					? clean(file.problem)
					: `${clean(file.name)}: ${clean(file.text).trim().split('\n')[0]}`;
			}),
		),
		notes,
		builds,
	};
};

const shop = {
	'base/kustomization.yaml': 'resources: [shop.yaml]',
	'base/shop.yaml': 'shop',
	'prod/kustomization.yml': 'resources: [../base, ingress.yaml]\npatches: [{path: patch.yaml}, {patch: "- op: x"}]',
	'prod/ingress.yaml': 'ingress',
	'prod/patch.yaml': 'patch',
	'test/Kustomization': 'bases: [../base]\npatchesStrategicMerge:\n- patches/a.yaml\n- |-\n  kind: x\n',
	'test/patches/a.yaml': 'patch',
	'part/kustomization.yaml': 'kind: Component\nresources: [part.yaml]',
	'part/part.yaml': 'part',
	'prod/aside.yaml': 'aside',
	'other.yaml': 'other',
};

test('each kustomization that no other one takes is built, and is a group of its own', async () => {
	const kubectl = programIn('kubectl', `echo "$1 $(${builtFolder})"`);
	const {groups, notes, builds} = await grouped(folderOf(shop), `/nowhere:${kubectl}`);
	expect(groups).toStrictEqual([
		['prod/kustomization.yml: kustomize prod'],
		['test/Kustomization: kustomize test'],
		['other.yaml: other', 'prod/aside.yaml: aside'],
	]);
	expect({notes, builds}).toStrictEqual({notes: [], builds: ['2/2']});
});

test('kustomize is asked where it is there, and a base alone is built too', async () => {
	const both = programIn('kustomize', `echo "own $1 $(${builtFolder})"`);
	const folder = folderOf(shop);
	const {groups} = await grouped(folder, `${both}:${programIn('kubectl', 'exit 1')}`, [path.join(folder, 'base')]);
	expect(groups).toStrictEqual([['base/kustomization.yaml: own build base']]);
});

test('without either the files are read as they are, without patches, which is said', async () => {
	const {groups, notes} = await grouped(folderOf(shop), '/nowhere');
	expect(groups).toStrictEqual([
		['prod/kustomization.yml: not built.', 'base/shop.yaml: shop', 'prod/ingress.yaml: ingress'],
		['test/Kustomization: not built.', 'base/shop.yaml: shop'],
		['other.yaml: other', 'prod/aside.yaml: aside'],
	]);
	expect(notes).toStrictEqual([
		'Neither kustomize nor kubectl is installed: 2 kustomizations read without 2 patch files.',
	]);
});

test('a build that fails is a problem with its reason, and its files are read', async () => {
	const kubectl = programIn(
		'kubectl',
		'case "$2 $(cat $2/kustomiz*)" in *prod*) echo "error: no such  file" >&2; exit 1;; esac; echo built',
	);
	const {groups} = await grouped(folderOf(shop), kubectl);
	expect(groups).toStrictEqual([
		[
			'prod/kustomization.yml: kubectl kustomize fails (no such file). Its files are read as they are, without patches.',
			'base/shop.yaml: shop',
			'prod/ingress.yaml: ingress',
		],
		['test/Kustomization: built'],
		['other.yaml: other', 'prod/aside.yaml: aside'],
	]);
});

test('a file that is named is read, whatever takes it', async () => {
	const folder = folderOf(shop);
	const patch = path.join(folder, 'prod/patch.yaml');
	expect((await grouped(folder, '/nowhere', [patch])).groups).toStrictEqual([['prod/patch.yaml: patch']]);
	expect(
		(await grouped(folder, programIn('kubectl', 'echo x'), [path.join(folder, 'prod'), patch])).groups,
	).toStrictEqual([['prod/kustomization.yml: x'], ['prod/aside.yaml: aside', 'prod/patch.yaml: patch']]);
});

test('what holds no kustomization is one group', async () => {
	expect(await grouped(folderOf({'a.yaml': 'a', 'b/c.yaml': 'c'}), '/nowhere')).toStrictEqual({
		groups: [['a.yaml: a', 'b/c.yaml: c']],
		notes: [],
		builds: [],
	});
});

const hasKubectl = findBuilder(process.env.PATH ?? '') !== undefined;

test.skipIf(!hasKubectl)('what is really built says where its objects come from', async () => {
	const folder = folderOf({
		'base/kustomization.yaml': 'resources: [web.yaml]',
		'base/web.yaml': '# first\napiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {ports: [{port: 80}]}\n',
		'prod/kustomization.yaml': 'namePrefix: eu-\nresources: [../base]\npatches: [{path: type.yaml}]',
		'prod/type.yaml': 'apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {type: NodePort}\n',
	});
	const sources = manifestSources([folder], () => ({name: 'stdin', text: '', isNamed: true}));
	const {groups} = await groupsOf(sources, findBuilder(process.env.PATH ?? ''), () => {});
	const files = groups.flatMap(group => group.map(source => ('problem' in source ? source : source.read())));
	const {services, origins, problems} = collect(files, 'default', () => {});
	expect(problems).toStrictEqual([]);
	expect(services.map(({service}) => `${service.name} ${service.type}`)).toStrictEqual(['eu-web NodePort']);
	const origin = origins.get('Service default/eu-web')!;
	const place = createLocator()({...origin, path: [...origin.path, 'spec', 'ports', 0, 'port']});
	expect({...place, file: path.resolve(place.file)}).toMatchObject({
		...{file: path.join(folder, 'base/web.yaml'), line: 5, column: 23},
		rendered: {file: path.join(folder, 'prod/kustomization.yaml')},
	});
});
