import {expect, test} from 'vitest';
import {parseArguments} from '../../../source/cli/arguments/arguments.ts';
import type {Report} from '../../../source/report/report.ts';
import {sharedDemo} from '../../_helpers/demo-api.ts';
import {fileWith, runCheck} from '../../_helpers/run-command.ts';

const demo = sharedDemo();

const prove = async (...args: readonly string[]) => {
	const {code, stdout, stderr} = await runCheck([
		...['--kubeconfig', fileWith(demo().kubeconfig), '-n', 'shop', '--prove', '-o', 'json'],
		...args,
	]);
	return {code, stderr, report: JSON.parse(stdout) as Report};
};

test('every port is asked, and what fails carries the question that proves it', async () => {
	const {code, report} = await prove('--max-execs', '500');
	const {proofs = []} = report;
	const states = new Map(proofs.map(({service, port, state}) => [`${service.name} ${port}`, state]));
	expect(code).toBe(1);
	expect(states.get('web 80')).toBe('answers');
	expect(states.get('checkout 80')).toBe('fails');
	const accused = report.findings.find(({service}) => service?.name === 'checkout')!;
	expect(accused.proof).toMatchObject({target: 'checkout.shop.svc.cluster.local:80', command: expect.any(Array)});
	expect(accused.proof!.command.length).toBeGreaterThan(0);
	// Whatever fails is found.
	const found = new Set(report.findings.map(({service}) => service?.name));
	expect(proofs.filter(({state, service}) => state === 'fails' && !found.has(service.name))).toStrictEqual([]);
});

test('no more commands run than are allowed, and what was not asked is listed', async () => {
	const {stderr, report} = await prove('--max-execs', '5', '--verbose');
	expect(stderr).toMatch(/commands in pods: 5\n/);
	expect(report.proofs!.filter(({reason}) => reason === '5 commands in pods were run').length).toBeGreaterThan(1);
	expect(stderr).toMatch(/^Not asked: .*: 5 commands in pods were run\.$/m);
});

test('what works but could not be asked is not known', async () => {
	const {code} = await prove('web', '--max-execs', '1');
	expect(code).toBe(2);
});

test('a workload that is scaled to 0 is not asked, and no fault', async () => {
	const {code, report} = await prove('recommendations');
	expect(code).toBe(0);
	expect(report.proofs).toMatchObject([
		{state: 'not-asked', isAsleep: true, reason: expect.stringMatching(/^scaled to 0/)},
	]);
});

test.each([
	[['--max-execs', '5'], /go with --prove/],
	[['--prove', '-f', 'x.yaml'], /asks a cluster/],
	[['--prove', '--readonly'], /--readonly forbids/],
	[['--prove', '--max-execs', 'many'], /whole number/],
])('%j is refused', (args, sentence) => {
	expect(() => parseArguments(['check', ...args], {version: '', noColor: false})).toThrow(sentence);
});
