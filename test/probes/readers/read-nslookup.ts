import {expect, test} from 'vitest';
import {isBindNslookup, readNslookup} from '../../../source/probes/readers/read-nslookup.ts';
import {transcripts} from '../../_helpers/transcripts.ts';

const cases = transcripts('probe-transcripts/dns.txt')
	.filter(({command}) => /^(busybox-\S+ )?nslookup /.test(command))
	.map(({command, output}) => ({
		version: /^busybox-(\d+_\d+)/.exec(command)?.[1]?.replace('_', '.') ?? 'bind',
		name: command.slice(command.lastIndexOf(' ') + 1),
		output,
	}));

const domain = 'default.svc.cluster.local';

/** By name: BusyBox up to 1.28, BusyBox 1.29, every later BusyBox, BIND. */
const expected: Readonly<Record<string, readonly [string, string, string, string]>> = {
	payments: ['ok', 'nxdomain', 'ok', 'ok'],
	'payments.default': ['ok', 'nxdomain', 'nxdomain', 'ok'],
	[`payments.${domain}`]: ['ok', 'ok', 'ok', 'ok'],
	[`payments.${domain}.`]: ['ok', 'ok', 'ok', 'ok'],
	nope: ['dns-fail-unknown', 'nxdomain', 'nxdomain', 'nxdomain'],
	[`nope.${domain}`]: ['dns-fail-unknown', 'nxdomain', 'nxdomain', 'nxdomain'],
	[`servfail.${domain}`]: ['dns-fail-unknown', 'servfail', 'servfail', 'servfail'],
	[`refused.${domain}`]: ['dns-fail-unknown', 'refused', 'refused', 'refused'],
	[`timeout.${domain}`]: ['dns-fail-unknown', 'dns-timeout', 'dns-timeout', 'dns-timeout'],
	extdb: ['ok', 'nxdomain', 'ok', 'ok'],
	[`extdb.${domain}`]: ['ok', 'ok', 'ok', 'ok'],
	[`kafka-headless.${domain}`]: ['ok', 'ok', 'ok', 'ok'],
};

const columns = ['1.28', '1.29', 'later', 'bind'];

const columnOf = (version: string) => (columns.includes(version) ? columns.indexOf(version) : 2);

test('every recorded nslookup is in the table', () => {
	expect(new Set(cases.map(({name}) => name))).toStrictEqual(new Set(Object.keys(expected)));
	expect(cases).toHaveLength(12 * 8);
});

test.each(cases)('nslookup of $version for $name', ({version, name, output}) => {
	expect(readNslookup(output)?.outcome).toBe(expected[name]?.[columnOf(version)]);
});

test.each(cases.filter(({name}) => name.startsWith('payments.default.svc')))(
	'the address is the answer and not the server, in $version',
	({output}) => {
		expect(readNslookup(output)?.addresses).toStrictEqual(['10.96.0.5']);
	},
);

test.each(cases.filter(({name, version}) => name === `extdb.${domain}` && version !== '1.28'))(
	'an alias is shown by $version',
	({output}) => {
		expect(readNslookup(output)).toMatchObject({alias: 'db.example.com', addresses: ['192.0.2.53']});
	},
);

test.each(cases.filter(({name}) => name.startsWith('kafka')))('all addresses are read in $version', ({output}) => {
	expect(readNslookup(output)?.addresses).toStrictEqual(['10.244.1.5', '10.244.2.6', '10.244.3.7']);
});

test.each(cases.filter(({name}) => name === `payments.${domain}`))(
	'BIND is told from BusyBox $version',
	({version, output}) => {
		expect(isBindNslookup(output)).toBe(version === 'bind');
	},
);

test('an answer without records is nodata', () => {
	const stdout = 'Server:\t\t10.96.0.10\nAddress:\t10.96.0.10:53\n\n\n';
	expect(readNslookup({stdout, stderr: '', exitCode: 0, ms: 1})?.outcome).toBe('nodata');
});

test('a usage text is no answer', () => {
	const stderr = 'BusyBox v1.36.1 multi-call binary.\n\nUsage: nslookup HOST [DNS_SERVER]\n';
	expect(readNslookup({stdout: '', stderr, exitCode: 1, ms: 1})).toBeUndefined();
});
