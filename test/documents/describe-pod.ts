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

test('hostile text is made visible', () => {
	const pod = sent('pod');
	pod.metadata.labels.evil = '\u001B[2J';

	expect(describePod(pod).join('\n')).toContain('evil=␛[2J');
});
