import {expect, test} from 'vitest';
import type {Exec} from '../../../source/model/pod-access/exec.ts';
import {findTools} from '../../../source/probes/attempts/find-tools.ts';
import {fakeExec, type Reply, siteOf} from '../../_helpers/fake-exec.ts';

const resolv =
	'search shop.svc.cluster.local svc.cluster.local cluster.local\nnameserver 10.96.0.10\noptions ndots:5\n';

const open = async (exec: Exec, pod = 'client') => {
	let id = 0;
	const discovery = findTools(siteOf(exec, {client: {namespace: 'shop', pod, container: 'main'}}), () => ++id);
	let next = await discovery.next();
	while (!next.done) {
		next = await discovery.next();
	}

	return next.value;
};

test('one command finds the tools and the resolver', async () => {
	const {exec, commands} = fakeExec({'sh -c': {stdout: `/usr/bin/dig\nnslookup\n/bin/sleep\n${resolv}`}});
	expect(await open(exec)).toStrictEqual({
		hasShell: true,
		tools: new Set(['nslookup', 'dig']),
		resolv: {
			nameservers: ['10.96.0.10'],
			search: ['shop.svc.cluster.local', 'svc.cluster.local', 'cluster.local'],
			ndots: 5,
		},
	});
	expect(commands).toStrictEqual([
		expect.stringMatching(
			/^sh -c for t in "\$@"; do command -v "\$t"; done; cat \/etc\/resolv\.conf _ nslookup dig .* busybox$/,
		),
	]);
});

test('a busybox of which no tool is linked is a container without tools', async () => {
	const {exec} = fakeExec({'sh -c': {stdout: '/bin/busybox\n', stderr: 'cat: not found', exitCode: 127}});
	expect(await open(exec)).toStrictEqual({hasShell: true, tools: new Set(), resolv: undefined});
});

test('a container is asked once, and each container by itself', async () => {
	const {exec, commands} = fakeExec({'sh -c': {stdout: resolv}});
	const first = await open(exec);
	expect(await open(exec)).toBe(first);
	expect(commands).toHaveLength(1);
	await open(exec, 'other');
	expect(commands).toHaveLength(2);
});

test('a distroless debug image keeps its shell elsewhere', async () => {
	const {exec} = fakeExec({'/busybox/sh -c': {stdout: `/busybox/nslookup\n${resolv}`}});
	expect(await open(exec)).toMatchObject({hasShell: true, tools: new Set(['nslookup'])});
});

test.each<[string, Readonly<Record<string, Reply>>, object | undefined]>([
	['and with cat', {'cat /etc/resolv.conf': {stdout: resolv}}, {ndots: 5}],
	['and with nothing', {}, undefined],
])('without a shell %s every tool is worth trying', async (_, replies, found) => {
	const toolbox = await open(fakeExec(replies).exec);
	expect(toolbox).toMatchObject({hasShell: false, ...(found && {resolv: found})});
	expect('tools' in toolbox && toolbox.tools.has('curl')).toBe(true);
	expect('tools' in toolbox && toolbox.tools.has('busybox')).toBe(false);
});

test('what cannot be asked is not remembered', async () => {
	const {exec, commands} = fakeExec({'sh -c': {outcome: 'denied', problem: 'forbidden'}});
	expect(await open(exec)).toMatchObject({kind: 'stopped', verdict: {answer: 'impossible', sentence: 'forbidden'}});
	await open(exec);
	expect(commands).toHaveLength(2);
});
