import {expect, test} from 'vitest';
import type {PolicyBetween} from '../../../source/model/networking/network-policy.ts';
import {type Cell, cellKey, type Grid} from '../../../source/probes/matrix/grid.ts';
import {matrixVerdict} from '../../../source/probes/matrix/matrix-verdict.ts';
import {servicePort, view} from '../../_helpers/objects.ts';

const ok: Cell = {outcome: 'ok', ms: 3, detail: '200 OK'};
const refused: Cell = {outcome: 'conn-refused', ms: 2, detail: 'connection refused'};
const timeout: Cell = {outcome: 'conn-timeout', ms: 3000, detail: 'connection timed out'};
const denied: Cell = {outcome: 'exec-denied', ms: 0, detail: 'Running a command in pod c1 is forbidden.'};
const cellOf: Readonly<Record<string, Cell>> = {o: ok, r: refused, t: timeout, d: denied};

/** Clients c1, c2, … on nodes, endpoints 10.0.0.1, 10.0.0.2, … on nodes, and a row of cells for each endpoint. */
const verdictOf = (
	clientNodes: readonly string[],
	endpointNodes: readonly string[],
	rows: readonly string[],
	{policyBetween, more = 0}: {readonly policyBetween?: PolicyBetween; readonly more?: number} = {},
) => {
	const grid: Grid = {
		clients: clientNodes.map((node, index) => ({
			target: {namespace: 'shop', pod: `c${index + 1}`, container: 'main'},
			node,
			isBackend: false,
		})),
		endpoints: endpointNodes.map((node, index) => ({
			address: `10.0.0.${index + 1}`,
			port: 8080,
			pod: `web-${index + 1}`,
			node,
		})),
		more,
	};
	const cells = new Map(
		rows.flatMap((row, endpoint) =>
			[...row].map((letter, client) => [cellKey(client, endpoint), cellOf[letter]!] as const),
		),
	);
	return matrixVerdict({view: view(), port: servicePort(), grid, cells, policyBetween});
};

const spread = ['a', 'a', 'b', 'b'];

test.each<[string, readonly string[], readonly string[], readonly string[], string]>([
	['all answer', ['a', 'b'], ['a', 'b'], ['oo', 'oo'], 'Every source pod reaches every endpoint.'],
	['none answers', ['a', 'b'], ['a', 'b'], ['rr', 'rr'], 'No source pod reaches any endpoint: connection refused.'],
	[
		'one endpoint is bad',
		['a', 'b'],
		['a', 'b'],
		['oo', 'rr'],
		'Only endpoint 10.0.0.2 (web-2) fails, from every source pod: connection refused.',
	],
	[
		'one client is bad',
		['a', 'a', 'b'],
		['a', 'b'],
		['oot', 'oot'],
		'Only source pod c3 on b fails, to every endpoint: connection timed out. Check that pod and its node.',
	],
	[
		'the clients of a node are bad',
		spread,
		['a', 'b'],
		['oott', 'oott'],
		'Every source pod on b fails: connection timed out. Check that node and its network.',
	],
	[
		'the endpoints of a node are bad',
		['a', 'a'],
		spread,
		['oo', 'oo', 'tt', 'tt'],
		'Every endpoint on b fails: connection timed out. Check that node and its network.',
	],
	[
		'nodes do not reach each other',
		['a', 'b'],
		['a', 'b'],
		['ot', 'to'],
		'Every path within a node works, and every path between nodes fails: connection timed out. Check the network between nodes (overlay, routes, firewall).',
	],
	[
		'no pattern',
		['a', 'b', 'b'],
		['a', 'b'],
		['oto', 'oor'],
		'2/6 paths fail, in no pattern of node, source pod or endpoint.',
	],
	[
		'some could not ask',
		['a', 'b'],
		['a', 'b'],
		['od', 'od'],
		'Every source pod reaches every endpoint. 2 could not be asked.',
	],
])('%s', (_, clients, endpoints, rows, sentence) => {
	expect(verdictOf(clients, endpoints, rows).sentence).toBe(sentence);
});

test('what was not asked is not said to work', () => {
	expect(verdictOf(['a'], ['a'], ['d'])).toStrictEqual({
		answer: 'impossible',
		sentence: 'Running a command in pod c1 is forbidden.',
	});
	expect(verdictOf(['a'], ['a'], ['o'], {more: 4})).toStrictEqual({
		answer: 'works',
		sentence: '1/5 endpoints asked. The source pod reaches each of them.',
	});
	expect(verdictOf(['a', 'b'], ['a'], ['rr'], {more: 4}).sentence).toBe(
		'1/5 endpoints asked. No source pod reaches any of them: connection refused.',
	);
	expect(verdictOf(['a', 'b'], ['a', 'b'], ['oo', 'rr'], {more: 88}).sentence).toBe(
		'2/90 endpoints asked. Only endpoint 10.0.0.2 (web-2) fails, from every source pod: connection refused.',
	);
});

const stops =
	(pod: string): PolicyBetween =>
	client =>
		client.name === pod
			? {
					kind: 'blocked',
					direction: 'ingress',
					blockedBy: ['friends'],
					why: 'friends allows only from pods role=friend',
				}
			: {kind: 'allowed'};

test('a policy that explains the silence is quoted, and the rest is read without it', () => {
	const policyBetween = stops('c2');
	const named = 'NetworkPolicy friends does not allow c2: friends allows only from pods role=friend.';
	expect(verdictOf(['a', 'b'], ['a', 'b'], ['ot', 'ot'], {policyBetween}).sentence).toBe(named);
	expect(verdictOf(['a', 'b'], ['a', 'b'], ['ot', 'rr'], {policyBetween}).sentence).toBe(
		`${named} Only endpoint 10.0.0.2 (web-2) fails, from every source pod: connection refused.`,
	);
});

test('a refusal is no silence: no policy is blamed for it', () => {
	expect(verdictOf(['a', 'b'], ['a'], ['or'], {policyBetween: stops('c2')}).sentence).not.toContain('NetworkPolicy');
});
