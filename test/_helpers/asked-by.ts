import {usualLimits as limits} from '../../source/probes/limits.ts';
import type {Reading} from '../../source/probes/probe.ts';
import type {Ability} from '../../source/probes/tool.ts';

/** A question of each kind, about a Service web in shop. */
export const questions = {
	name: {name: 'web.shop.svc.cluster.local.', types: ['A'], port: 80, isShort: false},
	server: {server: '10.96.0.10', port: 53, protocol: 'UDP', name: 'kubernetes.default.svc.cluster.local.'},
	port: {host: 'web.shop', port: 8080, limits},
	url: {url: new URL('http://web.shop:8080/'), method: 'GET', limits},
} as const;

/** The commands by which a program asks, each as one line. `others` are the programs beside it. */
export const askedBy = <Question>(
	ability: Pick<Ability<Question, Reading>, 'commands'> | undefined,
	question: Question,
	program: string,
	...others: readonly string[]
): readonly string[] =>
	(ability?.commands(question, program, {tools: new Set([program, ...others])}) ?? []).map(argv => argv.join(' '));
