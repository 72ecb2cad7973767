import {expect, test} from 'vitest';
import {usualLimits} from '../../../source/probes/limits.ts';
import {readTcp} from '../../../source/probes/readers/read-tcp.ts';
import {httpTranscripts} from '../../_helpers/http-transcripts.ts';

const tools = ['nc', 'busybox-1_36_1 nc', 'bash', 'node', 'python3'] as const;

const all = (outcome: string) => [outcome, outcome, outcome, outcome, outcome];

/** By kind of server, in the order of the tools. BusyBox nc without -v is silent: only its time tells. */
const expected: Readonly<Record<string, readonly string[]>> = {
	open: all('ok'),
	404: all('ok'),
	503: all('ok'),
	slow: all('ok'),
	closed: ['conn-refused', 'conn-fail-unknown', 'conn-refused', 'conn-refused', 'conn-refused'],
	localonly: ['conn-refused', 'conn-fail-unknown', 'conn-refused', 'conn-refused', 'conn-refused'],
	drop: all('conn-timeout'),
	unreach: ['no-route', 'conn-fail-unknown', 'no-route', 'no-route', 'no-route'],
	prohibit: ['eacces', 'conn-fail-unknown', 'eacces', 'eacces', 'eacces'],
	noarp: ['no-route', 'conn-timeout', 'no-route', 'conn-timeout', 'conn-timeout'],
	noroute: ['net-unreach', 'conn-fail-unknown', 'net-unreach', 'net-unreach', 'net-unreach'],
	rst: ['reset', 'ok', 'ok', 'reset', 'reset'],
	empty: all('ok'),
	redis: all('ok'),
	httpontls: all('ok'),
	tlsonhttp: all('ok'),
	badcert: all('ok'),
	nxdomain: ['nxdomain', 'dns-fail-unknown', 'nxdomain', 'nxdomain', 'nxdomain'],
	dnstimeout: ['dns-fail-unknown', 'dns-fail-unknown', 'dns-fail-unknown', 'conn-timeout', 'dns-fail-unknown'],
	servfail: all('dns-fail-unknown'),
};

const cases = tools.flatMap((tool, index) =>
	httpTranscripts(tool).map(({group, output}) => ({tool, index, group, output})),
);

test('every kind of server is recorded for every tool', () => {
	expect(cases).toHaveLength(tools.length * Object.keys(expected).length);
});

test.each(cases)('$tool, $group', ({index, group, output}) => {
	expect(readTcp(output, usualLimits)?.outcome).toBe(expected[group]?.[index]);
});

test.each([
	['web.shop.svc.cluster.local (10.96.4.7:80) open\n', 0, 'ok'],
	['nc: 10.255.255.9 (10.255.255.9:80): Network unreachable\n', 1, 'net-unreach'],
	['nc: web (10.96.4.7:80): Operation timed out\n', 1, 'conn-timeout'],
])('BusyBox nc -v: %s', (stderr, exitCode, outcome) => {
	expect(readTcp({stdout: '', stderr, exitCode, ms: 1}, usualLimits)?.outcome).toBe(outcome);
});

test('a usage text is no answer', () => {
	const stderr = 'nc: invalid option -- z\nBusyBox v1.36.1 multi-call binary.\n\nUsage: nc [IPADDR PORT]\n';
	expect(readTcp({stdout: '', stderr, exitCode: 1, ms: 1}, usualLimits)).toBeUndefined();
});
