import type {IncomingMessage} from 'node:http';
import {Readable} from 'node:stream';
import {expect, test} from 'vitest';
import type {Connection, Request} from '../../../source/kubernetes/connection/connection.ts';
import {enterDebugContainer} from '../../../source/kubernetes/exec/debug-container.ts';

type Container = {readonly name: string; readonly image: string};
type State = Readonly<Record<string, unknown>>;

/** A pod with these ephemeral containers and their states; what is added runs at once. */
const podWith = (...containers: ReadonlyArray<Container & {readonly state: State}>) => {
	const added: Container[] = [];
	const request = async ({method, body}: Request) => {
		if (method === 'PATCH') {
			added.push((body as {spec: {ephemeralContainers: [Container]}}).spec.ephemeralContainers[0]);
		}

		const all = [...containers, ...added.map(each => ({...each, state: {running: {}}}))];
		const pod = {spec: {ephemeralContainers: all}, status: {ephemeralContainerStatuses: all}};
		return Readable.from([JSON.stringify(pod)]) as unknown as IncomingMessage;
	};
	const enter = (image: string | undefined) =>
		enterDebugContainer(
			{request, server: 'https://one'} as unknown as Connection,
			{namespace: 'shop', pod: 'client', container: 'app'},
			image,
			{signal: new AbortController().signal, progress() {}},
		);
	return {enter, added: () => added.map(({name, image}) => `${name} ${image}`)};
};

const pulls = (name: string, image: string, reason = 'ErrImagePull') => ({
	...{name, image},
	state: {waiting: {reason, message: 'not found'}},
});

const entered = (container: string) => ({client: {namespace: 'shop', pod: 'client', container}});

test('a pod without one gets one', async () => {
	const pod = podWith();
	expect(await pod.enter('busybox')).toStrictEqual(entered('svctop-probe'));
	expect(pod.added()).toStrictEqual(['svctop-probe busybox']);
});

test('one that runs is entered, whatever its image', async () => {
	const pod = podWith(pulls('svctop-probe', 'typo'), {name: 'svctop-probe-2', image: 'tools', state: {running: {}}});
	expect(await pod.enter('busybox')).toStrictEqual(entered('svctop-probe-2'));
	expect(pod.added()).toStrictEqual([]);
});

test('an image that cannot be had is told, and another one may be tried', async () => {
	const pod = podWith(pulls('svctop-probe', 'typo'));
	expect(await pod.enter('typo')).toStrictEqual({
		problem: expect.stringMatching(/does not start: ErrImagePull not found\. Set --debug-image to an image/),
	});
	expect(pod.added()).toStrictEqual([]);
	expect(await pod.enter('busybox')).toStrictEqual(entered('svctop-probe-2'));
	expect(pod.added()).toStrictEqual(['svctop-probe-2 busybox']);
});

test('one that has ended is followed by another', async () => {
	const pod = podWith(pulls('svctop-probe', 'typo', 'InvalidImageName'), {
		...{name: 'svctop-probe-2', image: 'busybox'},
		state: {terminated: {exitCode: 0}},
	});
	expect(await pod.enter('busybox')).toStrictEqual(entered('svctop-probe-3'));
});

test('nothing is added without consent', async () => {
	const pod = podWith(pulls('svctop-probe', 'typo'));
	expect(await pod.enter(undefined)).toBeUndefined();
	expect(pod.added()).toStrictEqual([]);
});
