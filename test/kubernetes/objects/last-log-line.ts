import {Readable} from 'node:stream';
import {expect, test} from 'vitest';
import type {Connection} from '../../../source/kubernetes/connection/connection.ts';
import {lastLogLine} from '../../../source/kubernetes/objects/last-log-line.ts';

const target = {namespace: 'shop', pod: 'api-1', container: 'main'};

const read = async (said: string, isPrevious = false) => {
	const paths: string[] = [];
	const connection = {
		async request({path}: {readonly path: string}) {
			paths.push(path);
			return Readable.from([said]);
		},
	} as unknown as Connection;
	const line = await lastLogLine(connection, target, isPrevious, new AbortController().signal);
	return {line, path: paths.join()};
};

test.each([
	['the last of several', 'one\ntwo\n', 'two'],
	['blank lines at the end', 'one\ntwo\n\n  \n', 'two'],
	['no line break at the end', 'one\ntwo', 'two'],
	['nothing', '', undefined],
	['blank lines alone', '\n\n', undefined],
	['colors', '\u001b[31mError: no DATABASE_URL\u001b[0m\n', 'Error: no DATABASE_URL'],
	['a node that has no log', 'unable to retrieve container logs for containerd://1', undefined],
])('%s', async (_name, said, line) => {
	expect((await read(said)).line).toBe(line);
});

test('what a terminal would act on does not get through, and a long line is cut', async () => {
	const {line} = await read(`\u001b]0;mine\u0007\u009b2J${'x'.repeat(1000)}\n`);
	expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
	expect(line).toHaveLength(300);
});

test('a few lines are asked for, of the run before where there was one', async () => {
	expect((await read('x')).path).toBe(
		'/api/v1/namespaces/shop/pods/api-1/log?container=main&tailLines=5&limitBytes=16384',
	);
	expect((await read('x', true)).path).toContain('&previous=true');
});

test('a server that sends more than was asked for is not read to its end', async () => {
	let sent = 0;
	const endless = async function* () {
		for (;;) {
			sent += 1024;
			yield `${'x'.repeat(1023)}\n`;
		}
	};
	const connection = {request: async () => Readable.from(endless())} as unknown as Connection;
	expect(await lastLogLine(connection, target, false, new AbortController().signal)).toMatch(/^x+$/);
	expect(sent).toBeLessThan(65_536);
});
