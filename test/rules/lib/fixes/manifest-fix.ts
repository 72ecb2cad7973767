import {expect, test} from 'vitest';
import type {Fix} from '../../../../source/rules/finding.ts';
import {manifestFix} from '../../../../source/rules/lib/fixes/manifest-fix.ts';
import {service, servicePort} from '../../../_helpers/objects.ts';

const web = service({
	name: 'web',
	selector: {app: 'wbe', tier: 'front', version: '1'},
	ports: [
		servicePort({name: 'http', port: 80, targetPort: 'htpp'}),
		servicePort({name: 'dns', port: 53, targetPort: 53, protocol: 'UDP'}),
	],
});

const command = (mutating: boolean, ...argv: readonly string[]): Fix => ({
	kind: 'command',
	label: 'Do',
	argv: ['kubectl', ...argv],
	mutating,
});

test.each([
	[
		'a merge patch is the selector as it should be',
		['patch', 'service', 'web', '--type=merge', '-p', '{"spec":{"selector":{"app":"web","version":null}}}'],
		'spec:\n  selector:\n    app: web\n    tier: front',
	],
	[
		'a merge patch of another field is that field',
		['patch', 'service', 'web', '--type=merge', '-p', '{"spec":{"externalName":"db.example.com"}}'],
		'spec:\n  externalName: db.example.com',
	],
	[
		'a JSON patch is the ports as they should be',
		[
			...['patch', 'service', 'web', '--type=json', '-p'],
			'[{"op":"test","path":"/spec/ports/0/targetPort","value":"htpp"},{"op":"replace","path":"/spec/ports/0/targetPort","value":"http"}]',
		],
		'spec:\n  ports:\n  - name: http\n    port: 80\n    targetPort: http\n  - name: dns\n    port: 53\n    targetPort: 53\n    protocol: UDP',
	],
	['scaling is the count', ['scale', 'deploy/web', '--replicas=1'], 'spec:\n  replicas: 1'],
])('%s', (_, argv, value) => {
	expect(manifestFix(command(true, ...argv), web)).toStrictEqual({kind: 'yaml', label: 'Do', value, mutating: true});
});

test.each([
	[['patch', 'service', 'web', '--type=merge', '-p', '{"spec":{"externalName":null}}'], 'Remove spec.externalName.'],
	[['label', 'service', 'web', 'example.com/mark-'], 'Remove metadata.labels[example.com/mark].'],
])('a field that only goes is told in words', (argv, value) => {
	expect(manifestFix(command(true, ...argv), web)).toStrictEqual({kind: 'text', label: 'Do', value, mutating: false});
});

test('what only asks a cluster is left out, and what is text already stays', () => {
	const text: Fix = {kind: 'text', label: 'Or', value: 'think', mutating: false};
	expect(manifestFix(command(false, 'get', 'pods', '--show-labels'), web)).toBeUndefined();
	expect(manifestFix(text, web)).toBe(text);
});
