import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {expect, test} from 'vitest';
import {parseAllDocuments} from 'yaml';
import {version} from '../../source/version.ts';

const folder = path.join(import.meta.dirname, '../../docs/kubernetes');
const texts = readdirSync(folder).map(name => readFileSync(path.join(folder, name), 'utf8'));

test('the manifests are of this version, and their containers may do nothing', () => {
	const images = texts.flatMap(text => text.match(/image: .*/g) ?? []);
	expect(new Set(images)).toEqual(new Set([`image: svctop:${version}`]));
	const withImage = texts.filter(text => text.includes('image:'));
	expect(withImage).toHaveLength(3);
	for (const text of withImage) {
		expect(text).toContain('runAsNonRoot: true');
		expect(text).toContain('readOnlyRootFilesystem: true');
		expect(text).toContain('capabilities: {drop: [ALL]}');
	}
});

test('each manifest is YAML of a kind', () => {
	for (const text of texts) {
		for (const document of parseAllDocuments(text)) {
			expect('errors' in document && document.errors).toEqual([]);
			expect(document.toJS()).toHaveProperty('kind');
		}
	}
});
