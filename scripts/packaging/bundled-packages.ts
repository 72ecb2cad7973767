import {existsSync, readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import type {Metafile} from 'esbuild';

/** A library of which something is in the bundle. */
export type BundledPackage = {
	readonly name: string;
	readonly version: string;
	/** SPDX expression. */
	readonly license: string;
	/** The text of its licence; '' where it brings none. */
	readonly text: string;
};

/** The folder of the package that a file belongs to: `node_modules/@scope/name/lib/x.js` → `node_modules/@scope/name`. */
const folderOf = (file: string) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1];

const licenseText = (folder: string) => {
	const file = readdirSync(folder).find(name => /^licen[cs]e(?:\.|-|$)/i.test(name));
	return file === undefined ? '' : readFileSync(path.join(folder, file), 'utf8').trim();
};

/** The libraries in a bundle, by name, as esbuild's metafile of it says. Throws where one names no licence. */
export const bundledPackages = ({outputs}: Pick<Metafile, 'outputs'>): readonly BundledPackage[] => {
	const files = Object.values(outputs).flatMap(({inputs}) =>
		Object.entries(inputs).flatMap(([file, {bytesInOutput}]) =>
			bytesInOutput > 0 ? [file.replace(/^[^:/]+:/, '')] : [],
		),
	);
	const folders = [...new Set(files.flatMap(file => folderOf(file) ?? []))].filter(folder =>
		existsSync(path.join(folder, 'package.json')),
	);
	const packages = folders.map(folder => {
		const {name, version, license} = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
		if (typeof license !== 'string') {
			throw new Error(`${folder} names no licence.`);
		}

		return {name, version, license, text: licenseText(folder)};
	});
	return packages.toSorted((a, b) => (`${a.name}@${a.version}` < `${b.name}@${b.version}` ? -1 : 1));
};

/** The licences of what is bundled, as one text. */
export const noticesText = (packages: readonly BundledPackage[]): string =>
	`${[
		'svctop contains these libraries, under their own licences.',
		...packages.flatMap(({name, version, license, text}) => [
			'',
			'-'.repeat(80),
			`${name} ${version} (${license})`,
			...(text === '' ? [] : ['', text]),
		]),
	].join('\n')}\n`;

/** A bill of materials (CycloneDX 1.6) of the program and what is bundled. It has no date, so that the same build makes the same. */
export const bomText = (
	packages: readonly BundledPackage[],
	{name, version}: {readonly name: string; readonly version: string},
): string => {
	const purl = (each: {readonly name: string; readonly version: string}) =>
		`pkg:npm/${each.name.replace('@', '%40')}@${each.version}`;
	const component = {type: 'application', 'bom-ref': purl({name, version}), name, version, purl: purl({name, version})};
	return `${JSON.stringify(
		{
			bomFormat: 'CycloneDX',
			specVersion: '1.6',
			version: 1,
			metadata: {component},
			components: packages.map(each => ({
				type: 'library',
				'bom-ref': purl(each),
				name: each.name,
				version: each.version,
				licenses: [/[ ()]/.test(each.license) ? {expression: each.license} : {license: {id: each.license}}],
				purl: purl(each),
			})),
			dependencies: [{ref: component['bom-ref'], dependsOn: packages.map(purl)}],
		},
		undefined,
		2,
	)}\n`;
};
