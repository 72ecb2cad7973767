import {expect, test} from 'vitest';
import {createVerbose, verboseLine} from '../../source/cli/verbose.ts';
import type {LogEntry} from '../../source/engine/log/log-entry.ts';
import {loggedDial} from '../../source/engine/log/logged-dial.ts';
import {loggedExec} from '../../source/engine/log/logged-exec.ts';
import {connectTo} from '../_helpers/connection.ts';
import {sharedDemo} from '../_helpers/demo-api.ts';
import {fakeExec} from '../_helpers/fake-exec.ts';

const demo = sharedDemo();

const client = {namespace: 'shop', pod: 'client', container: 'main'};
const options = {signal: new AbortController().signal, timeoutMs: 1000};

test('a command is told as kubectl runs it, with its end', async () => {
	const lines: string[] = [];
	const verbose = createVerbose(true, text => lines.push(text));
	const {exec} = fakeExec({'nc -z': {exitCode: 1}, wget: {outcome: 'denied', problem: 'It is forbidden.'}});
	const logged = loggedExec(exec, {context: 'prod', kubectlFlags: ['--kubeconfig', '/my config']}, verbose.log!);
	await logged(client, ['nc', '-z', 'a b'], options);
	await logged(client, ['wget'], options);
	await logged(client, ['dig'], options);
	const dial = loggedDial(async () => ({outcome: 'refused', ms: 3}), verbose.log!);
	await dial({namespace: 'shop', name: 'web-1'}, 80, options.signal);
	verbose.end();
	const words = lines.map(line => line.replace(/^\d\d:\d\d:\d\d /, ''));
	const kubectl = "kubectl --kubeconfig '/my config' --context prod -n shop exec client -c main --";
	expect(words).toEqual([
		`${kubectl} nc -z 'a b' · exit 1 · 1 ms`,
		`${kubectl} wget · It is forbidden. · 1 ms`,
		`${kubectl} dig · not in the image · 1 ms`,
		'port-forward to shop/web-1:80 · refused · 3 ms',
		'requests: 1, commands in pods: 3',
	]);
});

test('without it nothing is told, and nothing is in between', () => {
	const lines: string[] = [];
	const verbose = createVerbose(false, text => lines.push(text));
	const connection = connectTo(demo());
	expect(verbose.log).toBeUndefined();
	expect(verbose.connection(connection)).toBe(connection);
	verbose.end();
	expect(lines).toEqual([]);
});

test('a request is told by method, path and status', () => {
	const entry: LogEntry = {
		kind: 'request',
		at: 0,
		ms: 12.4,
		outcome: '200',
		isFailure: false,
		request: 'GET /readyz',
	};
	expect(verboseLine(entry)).toMatch(/^\d\d:\d\d:\d\d GET \/readyz · 200 · 12 ms$/);
});
