import {expect, test} from 'vitest';
import {createVerbose, verboseLine} from '../../source/cli/verbose.ts';
import type {Unnumbered} from '../../source/dashboard/messages/command-log.ts';
import {fakeExec} from '../_helpers/fake-exec.ts';

const client = {namespace: 'shop', pod: 'client', container: 'main'};
const options = {signal: new AbortController().signal, timeoutMs: 1000};

test('a command is told as kubectl runs it, with its end', async () => {
	const lines: string[] = [];
	const verbose = createVerbose(true, text => lines.push(text));
	const {exec} = fakeExec({'nc -z': {exitCode: 1}, wget: {outcome: 'denied', problem: 'It is forbidden.'}});
	const recorded = verbose.exec(exec, {context: 'prod', kubeconfigFile: '/my config'});
	await recorded(client, ['nc', '-z', 'a b'], options);
	await recorded(client, ['wget'], options);
	await recorded(client, ['dig'], options);
	await verbose.dial(async () => ({outcome: 'refused', ms: 3}))({namespace: 'shop', name: 'web-1'}, 80, options.signal);
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
	const {exec} = fakeExec({});
	expect(verbose.exec(exec, {context: 'prod'})).toBe(exec);
	verbose.end();
	expect(lines).toEqual([]);
});

test('a request is told by method, path and status', () => {
	const entry: Unnumbered = {
		kind: 'request',
		at: 0,
		ms: 12.4,
		outcome: '200',
		isFailure: false,
		request: 'GET /readyz',
	};
	expect(verboseLine(entry)).toMatch(/^\d\d:\d\d:\d\d GET \/readyz · 200 · 12 ms$/);
});
