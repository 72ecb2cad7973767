import http from 'node:http';
import {KubeConfig} from '@kubernetes/client-node/dist/config.js';
import {expect, onTestFinished, test} from 'vitest';
import {codecsOf} from '../../../source/kubernetes/codecs.ts';
import {connect, nobody} from '../../../source/kubernetes/connection/connection.ts';
import {createOneRequest} from '../../../source/kubernetes/watch/one-request.ts';
import {createWatcher} from '../../../source/kubernetes/watch/watcher.ts';
import {listening} from '../../_helpers/forward-proxies.ts';

/** A server that ends each watch after so many milliseconds, and is slow to take it on. */
const serve = async (lengths: number[]) => {
	const server = http.createServer((_request, response) => {
		setTimeout(() => {
			response.writeHead(200, {'content-type': 'application/json'}).flushHeaders();
			setTimeout(() => response.end(), lengths.shift() ?? 0);
		}, 30);
	});
	const config = new KubeConfig();
	config.loadFromString(`
clusters: [{name: a, cluster: {server: "http://127.0.0.1:${await listening(server)}"}}]
users: [{name: a, user: {}}]
contexts: [{name: a, context: {cluster: a, user: a}}]
current-context: a
`);
	const connection = connect(() => config, nobody);
	onTestFinished(connection.close);
	return connection;
};

test('a watch that is taken on is a sign of life where the one before has ended in time', async () => {
	const connection = await serve([950, 0, 0, 950, 0]);
	let signs = 0;
	let hasProblem = false;
	const answers: number[] = [];
	const watcher = createWatcher(
		{connection, resource: 'services', namespace: undefined, codecs: codecsOf('services'), path: '/api/v1/services'},
		createOneRequest(new AbortController().signal),
		{hasProblem: () => hasProblem, progress: () => signs++},
		tookMs => answers.push(tookMs),
	);
	const watch = async () => {
		const end = await watcher.watch('1', {lengthMs: 900, graceMs: 500}, () => () => undefined);
		return [end, signs];
	};
	expect(await watch()).toStrictEqual(['in time', 0]);
	expect(await watch()).toStrictEqual(['at once', 1]);
	// What opens and says nothing more is none.
	expect(await watch()).toStrictEqual(['at once', 1]);
	expect(await watch()).toStrictEqual(['in time', 1]);
	hasProblem = true;
	expect(await watch()).toStrictEqual(['at once', 1]);
	expect(answers).toHaveLength(5);
	expect(Math.min(...answers)).toBeGreaterThan(25);
});
