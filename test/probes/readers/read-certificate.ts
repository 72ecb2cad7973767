import {expect, test} from 'vitest';
import {certificateDetails, readCertificate} from '../../../source/probes/readers/read-certificate.ts';
import {transcripts} from '../../_helpers/transcripts.ts';

const recorded = transcripts('cluster-transcripts/certificates.txt');

const expected: Readonly<Record<string, string>> = {
	trusted: 'is trusted here',
	'trusted by address': 'is trusted here',
	'unknown authority': 'is signed by an authority this container does not know',
	'another name': 'is made out to another name',
	'another address': 'is made out to another name',
	expired: 'has expired',
	'not valid yet': 'is not valid yet',
	'self-signed': 'is self-signed',
};

test.each(recorded)('recorded: $group', ({group, output}) => {
	expect(readCertificate(output)).toMatchObject({detail: expected[group]});
});

test('every recording is expected', () => {
	expect(recorded.map(({group}) => group)).toStrictEqual(Object.keys(expected));
});

test('what is no word on the certificate is no answer', () => {
	const output = {stdout: '', stderr: 'curl: (7) Failed to connect: Connection refused\n', exitCode: 7, ms: 1};
	expect(readCertificate(output)).toBeUndefined();
});

test('its name and last day', () => {
	const [{output}] = transcripts('cluster-transcripts/curl.txt').filter(
		({group, command}) => group.endsWith('https://web.shop.svc.cluster.local:443/') && command.startsWith('curl '),
	) as [(typeof recorded)[number]];
	expect(certificateDetails(output.stderr)).toBe('CN=testserver.local, expires Nov 24 04:32:10 2026 GMT');
	expect(certificateDetails('* no TLS at all')).toBe('');
});
