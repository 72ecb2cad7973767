import {expect, test} from 'vitest';
import {parseArguments} from '../../../source/cli/arguments/arguments.ts';
import {sharedDemo} from '../../_helpers/demo-api.ts';
import {fileWith, runTrace} from '../../_helpers/run-command.ts';

const demo = sharedDemo();

test('a pod of each node asks the address and an endpoint, and who has no such pod is listed as not asked', async () => {
	const {code, stdout} = await runTrace([
		...['--kubeconfig', fileWith(demo().kubeconfig), 'web', '-n', 'shop', '--from-each-node', '-o', 'json'],
	]);
	const {nodes, verdict} = JSON.parse(stdout);
	expect({code, verdict: verdict.code}).toStrictEqual({code: 0, verdict: 'ok'});
	expect(nodes.length).toBeGreaterThan(1);
	for (const node of nodes) {
		expect(node).toMatchObject(
			'reason' in node ? {reason: expect.any(String)} : {address: {state: 'answers'}, endpoint: {state: 'answers'}},
		);
	}

	expect(nodes.some((node: {readonly pod?: string}) => node.pod !== undefined)).toBe(true);
});

test('one client and each node exclude each other', () => {
	const line = ['trace', 'web', '--from', 'pod/client', '--from-each-node'];
	expect(() => parseArguments(line, {version: '', noColor: false})).toThrow(/exclude each other/);
});
