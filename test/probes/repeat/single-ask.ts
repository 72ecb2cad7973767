import {expect, test} from 'vitest';
import {createSingleAsk} from '../../../source/probes/repeat/single-ask.ts';
import {fakeExec, type Reply, siteOf} from '../../_helpers/fake-exec.ts';

const asker = (tools: readonly string[], replies: Readonly<Record<string, Reply>>) => {
	const {exec, commands} = fakeExec(replies);
	const containerTools = {hasShell: true, tools: new Set(tools), resolv: undefined};
	return {ask: createSingleAsk(siteOf(exec), containerTools), commands};
};

const page = (code: number, words: string): Reply => ({
	stderr: `< HTTP/1.1 ${code} ${words}\n\ncode=${code} name=0.001 connect=0.002 tls=0 first=0.004 total=0.004 ip=10.0.0.1 verify=0\n`,
});

const web = {host: 'web.shop', port: 80, scheme: 'http'} as const;

test('a port that claims HTTP gets one request, by the best tool', async () => {
	const {ask, commands} = asker(['curl', 'wget', 'nc'], {curl: page(200, 'OK')});
	expect(await ask(web)).toMatchObject({state: 'answers', outcome: 'ok', ms: 4, tool: 'curl'});
	expect(commands).toHaveLength(1);
});

test('what fails is not asked again by another tool', async () => {
	const {ask, commands} = asker(['curl', 'wget', 'nc'], {
		curl: {
			exitCode: 7,
			stderr: '* connect to 10.0.0.1 port 80 failed: Connection refused\ncurl: (7) Failed to connect\n',
		},
		wget: page(200, 'OK'),
	});
	expect(await ask(web)).toMatchObject({state: 'fails', outcome: 'conn-refused'});
	expect(commands).toHaveLength(1);
});

test.each([
	[503, 'fails'],
	[404, 'answers'],
])('status %i %s', async (code, state) => {
	const {ask} = asker(['curl'], {curl: page(code, 'said')});
	expect(await ask(web)).toMatchObject({state, outcome: 'http-status'});
});

test('a spelling that the tool does not know is tried once, and the one it knows from then on', async () => {
	const {ask, commands} = asker(['wget'], {
		'wget -nv': {exitCode: 1, stderr: 'wget: unrecognized option: no-proxy\nUsage: wget\n'},
		'wget -q -S': {stderr: '  HTTP/1.1 200 OK\n'},
	});
	expect((await ask(web)).state).toBe('answers');
	const first = commands.length;
	expect((await ask(web)).state).toBe('answers');
	expect({first, second: commands.length - first}).toStrictEqual({first: 2, second: 1});
});

test('a port that claims nothing gets a connection', async () => {
	const {ask, commands} = asker(['curl', 'nc'], {nc: {stderr: '10.0.0.1 (10.0.0.1:6379) open\n'}});
	expect(await ask({...web, port: 6379, scheme: undefined})).toMatchObject({state: 'answers', tool: 'nc'});
	expect(commands[0]).toMatch(/^nc /);
});

test('a client without a tool, or that is gone, says nothing of the port', async () => {
	expect(await asker([], {}).ask(web)).toMatchObject({state: 'impossible', command: []});
	const gone = asker(['curl'], {curl: {outcome: 'gone', problem: 'pod client was deleted'}});
	expect((await gone.ask(web)).detail).toMatch(/pod client was deleted/);
});
