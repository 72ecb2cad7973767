import {expect, test} from 'vitest';
import {parseArguments} from '../../../source/cli/arguments/arguments.ts';
import type {WaitArguments} from '../../../source/cli/arguments/wait-arguments.ts';
import type {WaitReport} from '../../../source/report/wait/wait-report.ts';
import {patch, sharedDemo, startDemo} from '../../_helpers/demo-api.ts';
import {fileWith, runWait} from '../../_helpers/run-command.ts';

const demo = sharedDemo();

const wait = (...args: readonly string[]) => runWait(['--kubeconfig', fileWith(demo().kubeconfig), ...args]);

const json = (text: string) => JSON.parse(text) as WaitReport;

test('what works is exit code 0 once each port has answered three times in a row', async () => {
	const {code, stdout, stderr} = await wait('web', '-n', 'shop', '-o', 'json');
	expect({code, report: json(stdout)}).toMatchObject({
		code: 0,
		report: {
			state: 'works',
			times: 3,
			services: [
				{
					service: {namespace: 'shop', name: 'web'},
					state: 'works',
					from: {namespace: 'shop'},
					ports: [{state: 'answers'}],
				},
			],
		},
	});
	expect(stderr).toMatch(/^\d\d:\d\d:\d\d works$/m);
});

test('what is broken is exit code 1 at the end of the time, with the finding and its fix', async () => {
	const {code, stdout} = await wait('checkout', '-n', 'shop', '--timeout', '3s');
	expect(code).toBe(1);
	expect(stdout).toMatch(/^shop\/checkout does not work after [\d.]+ s: selector-matches-nothing: .*app=checkuot/);
	expect(stdout).toMatch(/kubectl --kubeconfig \S+ --context demo -n shop patch/);
});

test('what is not there by the end of the time is not known, nor is a namespace that is not there', async () => {
	const {code, stdout} = await wait('nobody', '-n', 'shop', '--timeout', '1s', '-o', 'json');
	expect({code, services: json(stdout).services}).toMatchObject({
		code: 2,
		services: [{state: 'unknown', cause: 'There is no Service nobody in namespace shop.'}],
	});
	const nowhere = await wait('web', '-n', 'nowhere');
	expect(nowhere.code).toBe(2);
	expect(nowhere.stderr).toMatch(/There is no namespace nowhere in demo\./);
});

test('an Ingress stands for the Services it leads to, and healthy asks nothing', async () => {
	const {code, stdout} = await wait('ingress/web', '-n', 'shop', '--for', 'healthy', '-o', 'json');
	const {state, services} = json(stdout);
	expect({code, state, services}).toStrictEqual({
		code: 0,
		state: 'healthy',
		services: [{service: {namespace: 'shop', name: 'web'}, state: 'healthy'}],
	});
});

test('beside what is broken, what was never asked is healthy, and not said to work', async () => {
	const {code, stdout} = await wait('web', 'checkout', '-n', 'shop', '--timeout', '2s');
	expect(code).toBe(1);
	expect(stdout).toMatch(/^shop\/web is healthy, not asked$/m);
});

test('an Ingress of a class that no controller serves does not work, though its Service is healthy', async () => {
	const {code, stdout} = await wait('ingress/tickets', '-n', 'harbor', '--timeout', '2s', '-o', 'json');
	expect({code, cause: json(stdout).services[0]!.code}).toStrictEqual({code: 1, cause: 'ingress-class-missing'});
	const itself = await wait('tickets', '-n', 'harbor', '--for', 'healthy', '--timeout', '5s');
	expect(itself.code).toBe(0);
});

test('it works as soon as the cause is gone', async () => {
	const server = await startDemo();
	const path = '/api/v1/namespaces/shop/services/checkout';
	const waited = runWait(['--kubeconfig', fileWith(server.kubeconfig), 'checkout', '-n', 'shop', '--timeout', '30s']);
	await patch(server, path, {spec: {selector: {app: 'checkout'}}});
	const {code, stdout} = await waited;
	expect({code, stdout}).toMatchObject({code: 0, stdout: expect.stringMatching(/^shop\/checkout works: /)});
});

test.each([
	[[], /takes what to wait for/],
	[['a/b/c'], /wait takes SERVICE/],
	[['pod/web'], /wait takes SERVICE/],
	[['web', '-A'], /one namespace/],
	[['web', '--times', '0'], /whole number from 1/],
	[['web', '--for', 'ever'], /works, healthy/],
	[['web', '--readonly'], /--for healthy/],
	[['web', '--from', 'machine'], /inside the cluster/],
	[['web', '--timeout', 'soon'], /takes a time/],
])('%j is refused', (args, sentence) => {
	expect(() => parseArguments(['wait', ...args], {version: '', noColor: false})).toThrow(sentence);
});

test('kinds are named as kubectl names them', () => {
	const {targets} = parseArguments(['wait', 'web', 'svc/api', 'ing/front', 'HTTPRoute/shop'], {
		version: '',
		noColor: false,
	}) as WaitArguments;
	expect(targets.map(({kind, name}) => `${kind} ${name}`)).toStrictEqual([
		'Service web',
		'Service api',
		'Ingress front',
		'HTTPRoute shop',
	]);
});
