import {expect, test} from 'vitest';
import {usualLimits as limits} from '../../../source/probes/limits.ts';
import {curl} from '../../../source/probes/tools/curl.ts';
import {askedBy, questions} from '../../_helpers/asked-by.ts';
import {transcripts} from '../../_helpers/transcripts.ts';

const recorded = transcripts('cluster-transcripts/curl.txt').filter(({command}) => /^curl .* -w /.test(command));

test.each(recorded)('a URL is requested as recorded: $group', ({command}) => {
	const url = new URL(command.split(' ').at(-1)!);
	expect(askedBy(curl.request, {...questions.url, url}, 'curl')).toStrictEqual([command]);
});

test.each(transcripts('cluster-transcripts/certificates.txt'))(
	'a certificate is checked as recorded: $group',
	({command}) => {
		const url = new URL(command.split(' ').at(-1)!);
		expect(askedBy(curl.certificate, {url, method: 'GET', limits}, 'curl')).toStrictEqual([command]);
	},
);

test('a name is asked for on the way to a connection', () => {
	expect(askedBy(curl.resolve, questions.name, 'curl')).toStrictEqual([
		'curl -sSvI --noproxy * --connect-timeout 3 -m 3 http://web.shop.svc.cluster.local.:80/',
	]);
});

test('the first line of what is no HTTP', () => {
	const read = (stdout: string) => curl.banner!.read({stdout, stderr: '', exitCode: 0, ms: 1}, questions.url);
	expect(read('\n-ERR unknown command\n')).toMatchObject({
		outcome: 'not-http',
		detail: 'it says "-ERR unknown command"',
	});
	expect(read('')).toBeUndefined();
	expect(askedBy(curl.banner, questions.url, 'curl')[0]).toMatch(
		/^curl -sS --http0\.9 .* -m 2 http:\/\/web\.shop:8080\/$/,
	);
});

test.each(['http://web:80/[1-100000]', 'http://web:80/?ids={1,2,3}'])('%s is one request', text => {
	const question = {url: new URL(text), method: 'GET' as const, limits};
	for (const ability of [curl.request, curl.banner, curl.certificate]) {
		expect(askedBy(ability, question, 'curl')[0]).toContain(' -g http');
	}
});
