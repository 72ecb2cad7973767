import {describe, expect, test} from 'vitest';
import {kubeconfigFor} from '../../source/demo/kubeconfig.ts';
import {sharedDemo} from '../_helpers/demo-api.ts';
import {type ProxyFault, proxyFaults, startFaultProxy} from '../_helpers/fault-proxy.ts';
import {fileWith, runCheck} from '../_helpers/run-command.ts';

/** Milliseconds that a command is given, and how much later it may end on a busy machine. */
const given = 600;
const slack = 2000;

const demo = sharedDemo();

/** Faults that take time and nothing else. */
const harmless: readonly ProxyFault[] = ['delay'];

describe('check, where all lists of a resource go wrong for good', () => {
	const cases = (['services', 'pods'] as const).flatMap(resource => proxyFaults.map(fault => ({resource, fault})));

	test.concurrent.for(cases)('$resource: $fault', async ({resource, fault}, {onTestFinished}) => {
		const proxy = await startFaultProxy(demo().url);
		onTestFinished(proxy.close);
		proxy.fail(fault, 'lists', resource);
		const file = fileWith(kubeconfigFor(proxy.url, 'secret'));
		const started = performance.now();
		const {code, stderr} = await runCheck(['-A', '--kubeconfig', file, '--request-timeout', `${given}ms`]);
		expect(performance.now() - started).toBeLessThan(given + slack);
		if (!harmless.includes(fault)) {
			expect(code).toBe(2);
			expect(stderr).toMatch(/^\S.*\.$/m);
			expect(stderr).not.toMatch(/^\s+at /m);
		}
	});
});
