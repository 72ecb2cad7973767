import {expect, test} from 'vitest';
import {parse} from 'yaml';
import {type Writable, yamlLines} from '../../../../source/rules/lib/fixes/yaml-lines.ts';

test('block style, quoted where another version of YAML would read something else', () => {
	const value: Writable = {
		spec: {
			selector: {'app.kubernetes.io/name': 'web', on: 'no', version: '1.10', empty: ''},
			ports: [
				{name: 'http', port: 80, targetPort: 'a: b'},
				{name: 'y', port: 1},
			],
			addresses: [['::1', '- x'], '10.0.0.1'],
		},
	};
	const text = yamlLines(value).join('\n');
	expect(parse(text)).toStrictEqual(value);
	expect(parse(text, {version: '1.1'})).toStrictEqual(value);
	expect(text.split('\n').slice(0, 8)).toStrictEqual([
		'spec:',
		'  selector:',
		'    app.kubernetes.io/name: web',
		'    "on": "no"',
		'    version: "1.10"',
		'    empty: ""',
		'  ports:',
		'  - name: http',
	]);
});
