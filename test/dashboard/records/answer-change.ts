import {expect, test} from 'vitest';
import {type Answer, answerChange} from '../../../source/dashboard/records/answer-change.ts';
import type {Hop} from '../../../source/probes/trace/hop.ts';

const client = {namespace: 'shop', pod: 'toolbox', container: 'shell'};
const hop = (overrides: Partial<Hop> = {}): Hop => ({
	...{
		hop: 'endpoint',
		target: '10.1.2.3:80',
		outcome: 'ok',
		ms: 2,
		tool: 'nc',
		client,
		command: [],
		detail: '',
		pod: 'web-1',
	},
	...overrides,
});
const answer = (hops: readonly Hop[], overrides: Partial<Answer> = {}): Answer => ({
	...{started: 1000, hops, verdict: {answer: 'works', sentence: 'It works.'}},
	...overrides,
});

test('an answer that differs in the time it took is the same', () => {
	expect(answerChange(answer([hop()]), answer([hop({ms: 90})], {started: 2000}))).toBeUndefined();
});

test('a hop that ends otherwise, one that is new, and one that is not asked any more', () => {
	const before = answer([hop(), hop({target: '10.1.2.4:80'})]);
	const after = answer([hop({outcome: 'conn-timeout'}), hop({target: '10.1.2.5:80'})], {started: 2000});
	expect(answerChange(before, after)).toMatchObject({
		at: 2000,
		hops: [
			{hop: {target: '10.1.2.3:80'}, before: 'ok', after: 'conn-timeout'},
			{hop: {target: '10.1.2.5:80'}, before: undefined, after: 'ok'},
			{hop: {target: '10.1.2.4:80'}, before: 'ok', after: undefined},
		],
	});
});

test('a verdict that says something else, though every hop ended as before', () => {
	const after = answer([hop()], {verdict: {answer: 'fails', sentence: 'HTTP 503.'}});
	expect(answerChange(answer([hop()]), after)).toStrictEqual({at: 1000, sentenceBefore: 'It works.', hops: []});
});

test('of several ports the same address is another hop for each', () => {
	const ports = (outcome: Hop['outcome']) => [
		{label: '80', hops: [hop()]},
		{label: '81', hops: [hop({outcome})]},
	];
	const change = answerChange(answer([], {ports: ports('ok')}), answer([], {ports: ports('conn-refused')}));
	expect(change?.hops).toMatchObject([{port: '81', before: 'ok', after: 'conn-refused'}]);
});
