import {expect, test} from 'vitest';
import {bash} from '../../../source/probes/tools/bash.ts';
import {askedBy, questions} from '../../_helpers/asked-by.ts';

test('the connection is opened under a limit, which bash cannot give it', () => {
	expect(askedBy(bash.connect, questions.port, 'bash')[0]).toMatch(
		/^bash -c .*\/dev\/tcp.*kill \$p.* _ web\.shop 8080 3$/s,
	);
});

test('a server is asked over UDP alone', () => {
	expect(askedBy(bash.askServer, questions.server, 'bash')[0]).toMatch(
		/^bash -c .*\/dev\/udp.* _ 10\.96\.0\.10 53 kubernetes\.default\.svc\.cluster\.local\. 2$/s,
	);
	expect(askedBy(bash.askServer, {...questions.server, protocol: 'TCP'}, 'bash')).toStrictEqual([]);
});

test.each([
	['HTTP/1.1 200 OK\r\n', '', 'ok'],
	['HTTP/1.1 400 Bad Request\r\nspeaking plain HTTP to an SSL-enabled server\n', '', 'tls'],
	['', 'read error: Connection reset by peer\n', 'reset'],
	['read timed out\n', '', 'resp-timeout'],
	['-ERR unknown command\n', '', 'not-http'],
	['', '', 'empty'],
	['', 'bash: /dev/tcp/web/80: No such file or directory\n', undefined],
])('a request that prints %j and complains %j', (stdout, stderr, outcome) => {
	const read = bash.plainRequest!.read({stdout, stderr, exitCode: 0, ms: 1}, questions.port);
	expect(read?.outcome).toBe(outcome);
});
