import {mkdirSync, mkdtempSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {documentsOf} from '../../../source/manifest/documents/document.ts';
import {createLocator} from '../../../source/manifest/documents/locator.ts';

const rendered = `---
# Source: shop/templates/service.yaml
apiVersion: v1
kind: Service
spec:
  ports:
    - port: 80
      targetPort: http
    - port: 81
`;
const template = `{{- if .Values.service }}
apiVersion: v1
kind: Service
spec:
  ports:
    - port: {{ .Values.port }}
      targetPort: {{ .Values.target }}
    {{- range .Values.more }}
    - port: {{ . }}
    {{- end }}
{{- end }}
`;

const placeOf = (text: string, path_: ReadonlyArray<string | number>) => {
	const [reading] = [...documentsOf({name: 'stdin', text}, () => true)];
	return 'problem' in reading! ? reading : createLocator()({document: reading!.document, path: path_});
};

const within = (files: Readonly<Record<string, string>>) => {
	const folder = mkdtempSync(path.join(tmpdir(), 'template-'));
	for (const [name, text] of Object.entries(files)) {
		mkdirSync(path.dirname(path.join(folder, name)), {recursive: true});
		writeFileSync(path.join(folder, name), text);
	}

	const before = process.cwd();
	process.chdir(folder);
	onTestFinished(() => {
		process.chdir(before);
	});
};

const target = ['spec', 'ports', 0, 'targetPort'];

test.each(['shop/templates/service.yaml', 'templates/service.yaml'])('the line of %s whose key is the same', file => {
	within({[file]: template});
	expect(placeOf(rendered, target)).toStrictEqual({
		...{file, line: 7, column: 7},
		rendered: {file: 'stdin', line: 8, column: 19},
	});
});

test('the template alone where several lines have that key, or it is not there', () => {
	within({'templates/service.yaml': template});
	expect(placeOf(rendered, ['spec', 'ports', 1, 'port'])).toMatchObject({
		file: 'templates/service.yaml',
		line: 1,
		column: 1,
	});
	expect(placeOf(rendered.replace('service.yaml', 'other.yaml'), target)).toMatchObject({
		...{file: 'shop/templates/other.yaml', line: 1, column: 1},
		rendered: {file: 'stdin', line: 8, column: 19},
	});
});

test.each(['/etc/passwd', '../../x.yaml', 'shop/../../x.yaml'])('%s is no template of a chart', name => {
	expect(placeOf(rendered.replace('shop/templates/service.yaml', name), target)).toStrictEqual({
		...{file: 'stdin', line: 8, column: 19},
	});
});
