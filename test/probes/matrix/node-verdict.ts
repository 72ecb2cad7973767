import {expect, test} from 'vitest';
import {type NodeAnswer, type NodeRow, nodeVerdict, onEachNode} from '../../../source/probes/matrix/node-verdict.ts';
import type {TraceVerdict} from '../../../source/probes/trace/verdicts/trace-facts.ts';

const answer = (target: string, state: NodeAnswer['state']): NodeAnswer => ({target, state, detail: `${state} so`});

const row = (
	node: string,
	address: NodeAnswer['state'],
	endpoint: NodeAnswer['state'] = 'answers',
	isLeftOut = false,
): NodeRow => ({
	...{
		node,
		pod: `shop/on-${node}`,
		address: answer('10.96.0.7:80', address),
		endpoint: answer('10.244.1.7:8080', endpoint),
	},
	...(isLeftOut && {isLeftOut: true}),
});

test('the address fails on one node alone: its data plane', () => {
	expect(nodeVerdict([row('a', 'answers'), row('b', 'fails'), row('c', 'answers')])).toMatchObject({
		code: 'node-data-plane',
		confidence: 'certain',
		title: '10.96.0.7:80 fails on node b only',
		cause: expect.stringMatching(/It answers on a, c: kube-proxy on b/),
		fixes: [{argv: expect.arrayContaining(['spec.nodeName=b'])}],
	});
});

test.each([
	['it answers on all', [row('a', 'answers'), row('b', 'answers')]],
	['it fails on all', [row('a', 'fails'), row('b', 'fails')]],
	['the endpoint fails there too', [row('a', 'answers'), row('b', 'fails', 'fails')]],
	['no pod could be asked there', [row('a', 'answers'), {node: 'b', reason: 'no pod'}]],
	['the client there could not ask', [row('a', 'answers'), row('b', 'impossible', 'impossible')]],
	['traffic stays on its node, and no endpoint is there', [row('a', 'answers'), row('b', 'fails', 'answers', true)]],
	['only one node was asked', [row('a', 'fails')]],
])('no node is accused: %s', (_, rows) => {
	expect(nodeVerdict(rows)).toBeUndefined();
});

test('another cause that the trace has found stands', () => {
	const rows = [row('a', 'answers'), row('b', 'fails')];
	const once = (code: TraceVerdict['code']): TraceVerdict => ({
		code,
		confidence: 'certain',
		title: '',
		cause: '',
		fixes: [],
	});
	expect(onEachNode(once('dns-timeout'), rows).code).toBe('dns-timeout');
	expect(onEachNode(once('ok'), rows).code).toBe('node-data-plane');
	expect(onEachNode(once('ok'), []).code).toBe('ok');
});
