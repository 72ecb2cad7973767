import {expect, test} from 'vitest';
import {parse} from 'yaml';
import {krewManifest} from '../../../scripts/packaging/krew-manifest.ts';

test('the plugin is named with its version, and each platform with its archive', () => {
	const archive = {os: 'linux', arch: 'amd64', uri: 'https://example/svctop.tar.gz', sha256: 'abc', bin: 'svctop'};
	const {kind, metadata, spec} = parse(krewManifest('1.2.3', 'What it does', [archive]));
	expect({kind, metadata}).toEqual({kind: 'Plugin', metadata: {name: 'svctop'}});
	expect(spec).toMatchObject({version: 'v1.2.3', description: expect.stringContaining('What it does.')});
	// krew's own limit for the line of a list.
	expect(spec.shortDescription.length).toBeLessThan(50);
	expect(spec.platforms).toEqual([
		{
			selector: {matchLabels: {os: 'linux', arch: 'amd64'}},
			uri: 'https://example/svctop.tar.gz',
			sha256: 'abc',
			bin: 'svctop',
		},
	]);
});
