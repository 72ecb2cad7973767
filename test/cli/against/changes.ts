import {expect, test} from 'vitest';
import {changesOf} from '../../../source/cli/against/changes.ts';
import type {Finding} from '../../../source/rules/finding.ts';

const finding = (code: string, more: Partial<Finding> = {}): Finding => ({
	code,
	severity: 'error',
	confidence: 'certain',
	service: {namespace: 'shop', name: 'web'},
	title: 'Title',
	cause: 'cause',
	evidence: [],
	fixes: [],
	...more,
});

const podSubject = (name: string) => ({subject: {kind: 'Pod', namespace: 'shop', name}});

test('what is found on both sides stays, whatever pod it is found in', () => {
	const {after, healed} = changesOf(
		[finding('a', podSubject('web-1')), finding('b')],
		[finding('a', podSubject('web-2')), finding('c')],
	);
	expect(after.map(({code, change}) => [code, change])).toStrictEqual([
		['a', 'stays'],
		['c', 'breaks'],
	]);
	expect(healed.map(({code, change}) => [code, change])).toStrictEqual([['b', 'heals']]);
});

test('one port is not another, nor is one object', () => {
	const {after} = changesOf([finding('a', {port: 80})], [finding('a', {port: 81}), finding('a', {port: 80})]);
	expect(after.map(({change}) => change)).toStrictEqual(['breaks', 'stays']);
	const named = (name: string) => finding('a', {subject: {kind: 'Ingress', namespace: 'shop', name}});
	expect(changesOf([named('x')], [named('y')]).healed).toHaveLength(1);
});
