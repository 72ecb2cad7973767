import {expect, test} from 'vitest';
import {readDig} from '../../../source/probes/readers/read-dig.ts';
import {transcripts} from '../../_helpers/transcripts.ts';

const cases = transcripts('probe-transcripts/dns.txt')
	.filter(({command}) => command.startsWith('dig '))
	.map(({command, output}) => ({command, name: command.slice(command.lastIndexOf(' ') + 1), output}));

const outcomeOf = (name: string) => {
	const kind = name.split('.')[0] as string;
	const failures: Readonly<Record<string, string>> = {
		nope: 'nxdomain',
		servfail: 'servfail',
		refused: 'refused',
		timeout: 'dns-timeout',
	};
	return failures[kind] ?? 'ok';
};

test('both forms are recorded for each name', () => {
	expect(cases).toHaveLength(12 * 2);
});

test.each(cases.filter(({command}) => command.includes('+comments')))('$command', ({name, output}) => {
	expect(readDig(output)?.outcome).toBe(outcomeOf(name));
});

test.each(cases.filter(({command}) => command.includes('+short')))(
	'$command has no status and is no answer',
	({name, output}) => {
		expect(readDig(output)?.outcome).toBe(name.startsWith('timeout') ? 'dns-timeout' : undefined);
	},
);

test('an alias and what it leads to', () => {
	const extdb = cases.find(({command}) => command.endsWith('+answer extdb'));
	expect(readDig(extdb!.output)).toMatchObject({alias: 'db.example.com', addresses: ['192.0.2.53']});
});

test('an alias that leads nowhere is nodata', () => {
	const stdout =
		';; ->>HEADER<<- opcode: QUERY, status: NOERROR, id: 7160\n;; ANSWER SECTION:\next.shop.svc.cluster.local. 5\tIN CNAME db.example.com.\n';
	expect(readDig({stdout, stderr: '', exitCode: 0, ms: 1})).toMatchObject({
		outcome: 'nodata',
		alias: 'db.example.com',
	});
});

test('the time is the one that dig measured for its last query, and none where it prints none', () => {
	const answer = ';; ->>HEADER<<- opcode: QUERY, status: NOERROR, id: 1\nweb. 5\tIN A 10.96.4.7\n';
	const ms = (stdout: string) => readDig({stdout, stderr: '', exitCode: 0, ms: 340})?.ms;
	expect(ms(`${answer};; Query time: 12 msec\n${answer};; Query time: 4 msec\n`)).toBe(4);
	expect(ms(answer)).toBeUndefined();
});
