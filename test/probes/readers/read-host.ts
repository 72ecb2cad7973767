import {expect, test} from 'vitest';
import {readHost} from '../../../source/probes/readers/read-host.ts';
import {transcripts} from '../../_helpers/transcripts.ts';

const cases = transcripts('probe-transcripts/dns.txt').filter(({command}) => command.startsWith('host '));

const failures: ReadonlyArray<readonly [string, string]> = [
	['nope', 'nxdomain'],
	['servfail', 'servfail'],
	['refused', 'refused'],
	['timeout', 'dns-timeout'],
];

test('each name is recorded', () => {
	expect(cases).toHaveLength(12);
});

test.each(cases)('$command', ({command, output}) => {
	const failure = failures.find(([name]) => command.startsWith(`host ${name}`))?.[1];
	expect(readHost(output)?.outcome).toBe(failure ?? 'ok');
});

test('an alias and what it leads to', () => {
	const extdb = cases.find(({command}) => command === 'host extdb');
	expect(readHost(extdb!.output)).toMatchObject({alias: 'db.example.com', addresses: ['192.0.2.53']});
});
