import {expect, test} from 'vitest';
import {describePod} from '../../source/documents/describe-pod.ts';
import {kubectlSaid, sent} from '../_helpers/described.ts';

const words = (line: string) => line.trim().split(/\s+/).join(' ');

/** Ours are the API's times, one line for all ports, and a volume's source alone. */
const isOtherwise = (line: string) =>
	/^\s*(Start Time|Started|Finished|Port|Host Port|Type|TokenExpirationSeconds|ConfigMapName|Optional|DownwardAPI)\b/.test(
		line,
	);

test('a pod is told as kubectl tells it', () => {
	const said = describePod(sent('pod')).map(words).join('\n');

	for (const line of kubectlSaid('pod').filter(each => !isOtherwise(each))) {
		// Lists begin beside their label here.
		for (const part of words(line).split(/(?<=:) (?=\S)/)) {
			expect(said).toContain(part);
		}
	}
});

test('a restart shows how the container ended before', () => {
	const lines = describePod(sent('pod')).map(words);

	expect(lines).toContain('Last State: Terminated');
	expect(lines).toContain('Exit Code: 3');
	expect(lines).toContain('Restart Count: 1');
});

test('readiness gates are told, whether anyone has said anything of them or not', () => {
	const pod = sent('pod');
	pod.spec.readinessGates = [{conditionType: 'example.com/attached'}, {conditionType: 'Ready'}];
	const lines = describePod(pod);
	const begin = lines.indexOf('Readiness Gates:');

	expect(lines.slice(begin + 1, begin + 4)).toEqual([
		'  Type                  Status',
		'  example.com/attached  <none>',
		'  Ready                 True',
	]);
	expect(lines[begin + 4]).toBe('Conditions:');
});

test('where all variables of a container come from is told', () => {
	const pod = sent('pod');
	pod.spec.containers[0].envFrom = [
		{configMapRef: {name: 'settings', optional: true}},
		{secretRef: {name: 'database'}, prefix: 'DB_'},
	];
	const lines = describePod(pod).map(words);

	expect(lines).toContain('Environment Variables from: settings ConfigMap Optional: true');
	expect(lines).toContain("database Secret with prefix 'DB_' Optional: false");
});

test('hostile text is made visible', () => {
	const pod = sent('pod');
	pod.metadata.labels.evil = '\u001B[2J';

	expect(describePod(pod).join('\n')).toContain('evil=␛[2J');
});
