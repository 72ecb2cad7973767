import type {IncomingMessage} from 'node:http';
import {PassThrough, Readable} from 'node:stream';
import {expect, test} from 'vitest';
import type {Connection} from '../../../source/kubernetes/connection/connection.ts';
import {ClusterError} from '../../../source/kubernetes/errors.ts';
import {followLog} from '../../../source/kubernetes/objects/log-follower.ts';

const source = {
	kind: 'logs',
	target: {namespace: 'shop', pod: 'web-1', container: 'api'},
	others: ['api'],
	isPrevious: false,
	since: 'tail',
} as const;

const podWith = (state: object, phase = 'Running', metadata: object = {}) =>
	JSON.stringify({metadata, status: {phase, containerStatuses: [{name: 'api', state, lastState: {}}]}});

/** Follows a log against a server that gives these answers in turn; an error is a refusal. */
const followed = async (answers: ReadonlyArray<string | ClusterError>, overrides: object = {}) => {
	const left = [...answers];
	const asked: string[] = [];
	const lines: string[] = [];
	const notes: string[] = [];
	const ends: boolean[] = [];
	const problems: string[] = [];
	const stopping = new AbortController();
	const connection = {
		async request({path}: {readonly path: string}) {
			asked.push(path);
			const answer = left.shift();
			if (answer === undefined) {
				stopping.abort();
				throw new Error('aborted');
			}

			if (answer instanceof ClusterError) {
				throw answer;
			}

			return Readable.from([Buffer.from(answer)]) as unknown as IncomingMessage;
		},
	} as unknown as Connection;
	await followLog(
		connection,
		{...source, ...overrides},
		stopping.signal,
		{
			grown(grown, note, isEnded) {
				lines.push(...grown);
				notes.push(note);
				ends.push(isEnded);
			},
			failed: problem => problems.push(problem),
		},
		0,
	);
	return {asked, lines, notes, ends, problems};
};

const gone = new ClusterError('absent', 'not found');

test('a container that is started again is followed on, and nothing is shown twice', async () => {
	const {asked, lines, notes, ends} = await followed([
		'2026-03-01T12:00:00.1Z one\n2026-03-01T12:00:00.2Z two\n',
		podWith({terminated: {exitCode: 3, reason: 'Error'}}),
		podWith({running: {}}),
		'2026-03-01T12:00:00.2Z two\n2026-03-01T12:00:05.1Z three\n',
	]);

	expect(lines.map(line => line.split(' ')[1])).toEqual(['one', 'two', 'three']);
	expect(notes).toContain('ended: Error, exit 3');
	expect(notes.map((note, index) => [note, ends[index]])).toContainEqual(['ended: Error, exit 3', true]);
	expect(ends.at(-1)).toBe(false);
	expect(notes).toContain('started again');
	expect(asked[0]).toContain('tailLines=1000');
	expect(asked[3]).toContain('sinceTime=2026-03-01T12%3A00%3A00.2Z');
});

test('a pod that is gone ends it', async () => {
	const {notes, problems} = await followed(['2026-03-01T12:00:00Z one\n', gone]);

	expect(notes.at(-1)).toBe('the pod is gone');
	expect(problems).toEqual([]);
});

test('a pod that is being deleted is looked at until it is gone, however final its phase', async () => {
	const state = {terminated: {exitCode: 137, reason: 'Error'}};
	const deleted = {deletionTimestamp: '2026-03-01T12:00:01Z'};
	const {notes, ends} = await followed(['2026-03-01T12:00:00Z one\n', podWith(state, 'Failed', deleted), gone]);

	expect(notes).toContain('the pod is being deleted, ended: Error, exit 137');
	expect([notes.at(-1), ends.at(-1)]).toEqual(['the pod is gone', true]);
});

test('a pod that has completed ends it', async () => {
	const state = {terminated: {exitCode: 0, reason: 'Completed'}};
	const {notes} = await followed(['2026-03-01T12:00:00Z one\n', podWith(state, 'Succeeded')]);

	expect(notes.at(-1)).toBe('ended: Completed, exit 0');
});

test('a container that waits to start says why, and is asked again', async () => {
	const {problems, lines} = await followed([
		new ClusterError('server', 'container api is waiting to start: ContainerCreating.'),
		'2026-03-01T12:00:00Z one\n',
	]);

	expect(problems[0]).toContain('waiting to start');
	expect(lines).toEqual(['2026-03-01T12:00:00Z one']);
});

test.each([
	[{isPrevious: true}, 'previous=true'],
	[{since: 'head'}, 'limitBytes=1048576'],
])('%j is read once', async (overrides, query) => {
	const {asked} = await followed(['2026-03-01T12:00:00Z one\n'], overrides);

	expect(asked).toHaveLength(1);
	expect(asked[0]).toContain(query);
	expect(asked[0]).not.toContain('follow=');
});

test('colours go, tabs become blanks, and what else a terminal would act on is visible', async () => {
	const {lines} = await followed(['T \u001B[1;31mred\u001B[0m a\tb\u001B[2J\r\n'], {isPrevious: true});

	expect(lines).toEqual(['T red a b␛[2J']);
});

test('lines without a time, and lines of one time, are all shown, also after a restart', async () => {
	const {lines} = await followed([
		'2026-03-01T12:00:00.1Z one\nfailed to create fsnotify watcher: too many open files\n2026-03-01T12:00:00.1Z two',
		podWith({running: {}}),
		'2026-03-01T12:00:00.1Z two\nno time at all\n2026-03-01T12:00:05.1Z three\n',
	]);

	expect(lines).toEqual([
		'2026-03-01T12:00:00.1Z one',
		'failed to create fsnotify watcher: too many open files',
		'2026-03-01T12:00:00.1Z two',
		'no time at all',
		'2026-03-01T12:00:05.1Z three',
	]);
});

test.each([
	'unable to retrieve container logs for containerd://4bd21',
	'failed to try resolving symlinks in path "/var/log/pods/shop_web-1/api/0.log": lstat: no such file or directory',
])('what stands in place of a log is a problem, after the lines there were: %s', async said => {
	const {lines, problems} = await followed([`2026-03-01T12:00:00Z one\n${said}`], {isPrevious: true});

	expect(lines).toEqual(['2026-03-01T12:00:00Z one']);
	expect(problems).toEqual([`The node gives no log of this container. It says: ${said}`]);
});

const refused = 'unable to retrieve container logs for containerd://4bd21';

test('where the node has no log of a container that is over, it is not asked again', async () => {
	const state = {terminated: {exitCode: 0, reason: 'Completed'}};
	const {asked, notes, ends, problems} = await followed([refused, podWith(state, 'Succeeded')]);

	expect(asked).toHaveLength(2);
	expect(asked[1]).not.toContain('/log');
	expect([notes, ends]).toEqual([['ended: Completed, exit 0'], [true]]);
	expect(problems.at(-1)).toContain('The node gives no log of this container.');
});

test('where the node has no log of a container that runs, it is asked again and nothing else is told meanwhile', async () => {
	const {asked, lines, notes, problems} = await followed([
		refused,
		podWith({running: {}}),
		refused,
		podWith({running: {}}),
		'2026-03-01T12:00:00Z one\n',
	]);

	expect(asked.filter(path => path.includes('/log'))).toHaveLength(3);
	expect(problems.filter(problem => problem.includes('gives no log'))).toHaveLength(2);
	expect(lines).toEqual(['2026-03-01T12:00:00Z one']);
	expect(notes).toEqual(['', '']);
});

test('why there is no log stands for as long as its container waits', async () => {
	const waits = podWith({waiting: {reason: 'CrashLoopBackOff'}});
	const {notes, problems} = await followed([refused, waits, waits, gone]);

	expect(notes).toEqual(['waiting: CrashLoopBackOff', 'the pod is gone']);
	expect(new Set(problems).size).toBe(1);
	expect(problems).toHaveLength(3);
});

test('a program may say what a kubelet does', async () => {
	const line = '2026-03-01T12:00:00Z unable to retrieve container logs for containerd://4bd21';
	const {lines, problems} = await followed([line], {isPrevious: true});

	expect([lines, problems]).toEqual([[line], []]);
});

test('a log that nothing has been written to is there all the same', async () => {
	const stopping = new AbortController();
	const answer = new PassThrough();
	const connection = {request: async () => answer} as unknown as Connection;
	const said: Array<readonly [readonly string[], string, boolean]> = [];
	await followLog(connection, source, stopping.signal, {
		grown(lines, note, isEnded) {
			said.push([lines, note, isEnded]);
			stopping.abort();
			answer.destroy();
		},
		failed: problem => said.push([[], problem, true]),
	});

	expect(said).toEqual([[[], '', false]]);
});
