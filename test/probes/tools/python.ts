import {expect, test} from 'vitest';
import {attemptsBy} from '../../../source/probes/attempts/attempts.ts';
import {python} from '../../../source/probes/tools/python.ts';
import {askedBy, questions} from '../../_helpers/asked-by.ts';

test('Python 3 is preferred to 2', () => {
	const tools = new Set(['python', 'python3']);
	const attempts = attemptsBy(({connect}) => connect, questions.port, {tools});
	expect(attempts.map(({tool, argv}) => [tool, ...argv.slice(0, 2)])).toStrictEqual([
		['python3', 'python3', '-c'],
		['python', 'python', '-c'],
	]);
});

test('what is asked for comes after the script', () => {
	expect(askedBy(python.resolve, questions.name, 'python3')[0]).toMatch(
		/getaddrinfo.* web\.shop\.svc\.cluster\.local\.$/s,
	);
	expect(askedBy(python.connect, questions.port, 'python3')[0]).toMatch(/create_connection.* web\.shop 8080 3$/s);
	expect(askedBy(python.askServer, questions.server, 'python')[0]).toMatch(/SOCK_DGRAM.* 53 kubernetes\S+ 2$/s);
	expect(askedBy(python.askServer, {...questions.server, protocol: 'TCP'}, 'python')).toStrictEqual([]);
	expect(askedBy(python.printFiles, ['/proc/net/tcp', '/proc/net/udp'], 'python')[0]).toMatch(
		/ \/proc\/net\/tcp \/proc\/net\/udp$/,
	);
});
