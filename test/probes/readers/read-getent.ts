import {expect, test} from 'vitest';
import {readGetent} from '../../../source/probes/readers/read-getent.ts';
import {transcripts} from '../../_helpers/transcripts.ts';

const cases = transcripts('probe-transcripts/dns.txt')
	.filter(({command}) => command.startsWith('getent '))
	.map(({command, output}) => ({command, name: command.slice(command.lastIndexOf(' ') + 1), output}));

test('two databases are recorded for each name', () => {
	expect(cases).toHaveLength(12 * 2);
});

test.each(cases)('$command', ({name, output}) => {
	const isFailure = /^(nope|servfail|refused|timeout)/.test(name);
	expect(readGetent(output, name)?.outcome).toBe(isFailure ? 'dns-fail-unknown' : 'ok');
});

test.each(cases.filter(({name}) => name.startsWith('extdb')))('$command shows the alias', ({name, output}) => {
	expect(readGetent(output, name)).toMatchObject({alias: 'db.example.com', addresses: ['192.0.2.53']});
});

test.each(cases.filter(({name}) => name.startsWith('payments')))(
	'a search domain is no alias: $command',
	({name, output}) => {
		expect(readGetent(output, name)).toMatchObject({alias: undefined, addresses: ['10.96.0.5']});
	},
);

test('a database it does not know is no answer', () => {
	expect(readGetent({stdout: '', stderr: 'Unknown database: ahosts\n', exitCode: 1, ms: 1}, 'web')).toBeUndefined();
});

test.each([
	{exitCode: 2, ms: 5163},
	{exitCode: 124, ms: 6010},
])('as long as libc waits for a server is a timeout: exit $exitCode after $ms ms', end => {
	expect(readGetent({stdout: '', stderr: '', ...end}, 'web')?.outcome).toBe('dns-timeout');
});
