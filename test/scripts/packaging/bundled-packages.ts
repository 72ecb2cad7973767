import {readFileSync} from 'node:fs';
import path from 'node:path';
import {expect, test} from 'vitest';
import manifest from '../../../package.json' with {type: 'json'};
import {bomText, bundledPackages, noticesText} from '../../../scripts/packaging/bundled-packages.ts';

const metafile = {
	outputs: {
		'dist/cli.js': {
			...{bytes: 0, imports: [], exports: []},
			inputs: {
				'node_modules/react/index.js': {bytesInOutput: 10},
				'node_modules/@kubernetes/client-node/dist/config.js': {bytesInOutput: 10},
				'node_modules/vitest/index.js': {bytesInOutput: 0},
				'source/cli.ts': {bytesInOutput: 10},
			},
		},
	},
};

test('what is bundled is told with version and licence, and nothing else', () => {
	const packages = bundledPackages(metafile);
	expect(packages.map(({name, license}) => [name, license])).toEqual([
		['@kubernetes/client-node', 'Apache-2.0'],
		['react', 'MIT'],
	]);
	expect(noticesText(packages)).toMatch(/^react \d+\.\d+\.\d+ \(MIT\)\n\nMIT License/m);
	const bom = JSON.parse(bomText(packages, {name: 'svctop', version: '1.2.3'}));
	expect(bom.components[0]).toMatchObject({
		purl: expect.stringMatching(/^pkg:npm\/%40kubernetes\/client-node@/),
		licenses: [{license: {id: 'Apache-2.0'}}],
	});
	expect(bom.dependencies[0].dependsOn).toHaveLength(2);
});

test('the build has the text of every licence', () => {
	const notices = readFileSync(path.join(import.meta.dirname, '../../../dist/third-party-notices.txt'), 'utf8');
	for (const name of ['react', 'ink', 'meow', 'yaml', 'ws']) {
		expect(notices).toContain(`\n${name} ${manifest.devDependencies[name as 'react']} (`);
	}
});
