import {expect, test} from 'vitest';
import {attemptsBy, toolNames, type toolsThat} from '../../../source/probes/attempts/attempts.ts';
import {nameAnswer} from '../../../source/probes/names/name-answer.ts';
import type {Tool} from '../../../source/probes/tool.ts';
import {tools} from '../../../source/probes/tools/index.ts';
import {questions} from '../../_helpers/asked-by.ts';

const commonPrograms = ['bash', 'dig', 'getent', 'host', 'node', 'nslookup', 'perl', 'python', 'python3'];

const programsBy = (ability: Parameters<typeof attemptsBy>[0], question: unknown, programs = commonPrograms) =>
	attemptsBy(ability, question, {tools: new Set(programs)}).map(({tool}) => tool);

/** Those of the tools that are named here, in the order they are tried. */
const orderOf = (names: readonly string[], ...abilities: ReadonlyArray<Parameters<typeof toolsThat>[0]>) =>
	toolNames(...abilities)
		.split(', ')
		.filter(name => names.includes(name));

test('each question has an order of its own', () => {
	const names = ['bash', 'curl', 'dig', 'getent', 'nc', 'nslookup', 'python', 'wget'];
	expect(orderOf(names, ({resolve}) => resolve)).toStrictEqual(['nslookup', 'dig', 'getent', 'python', 'curl']);
	expect(orderOf(names, ({askServer}) => askServer)).toStrictEqual(['dig', 'nslookup', 'python', 'bash']);
	expect(
		orderOf(
			names,
			({request}) => request,
			({connect}) => connect,
		),
	).toStrictEqual(['curl', 'wget', 'nc', 'bash', 'python']);
});

test('only what the container has is tried, and over TCP only what speaks it', () => {
	const {server} = questions;
	const ask: Parameters<typeof programsBy>[0] = ({askServer}) => askServer as never;
	expect(programsBy(ask, server)).toStrictEqual([
		...['dig', 'nslookup', 'nslookup', 'host', 'python3', 'python', 'node', 'perl', 'bash'],
	]);
	expect(programsBy(ask, {...server, port: 5353})).not.toContain('host');
	expect(programsBy(ask, {...server, protocol: 'TCP'})).toStrictEqual(['dig', 'nslookup']);
	expect(programsBy(ask, server, ['curl', 'wget', 'getent'])).toStrictEqual([]);
});

test('a program without a limit of its own is given one', () => {
	const attempts = attemptsBy(({resolve}) => resolve, questions.name, {tools: new Set(['ping', 'dig'])});
	expect(attempts.map(({tool, limitMs}) => [tool, limitMs])).toStrictEqual([
		['dig', undefined],
		['ping', 6000],
	]);
});

/** A tool that nobody asks, as its file would have it. */
const lookup: Tool = {
	name: 'lookup',
	programs: ['lookup'],
	resolve: {
		rank: 25,
		commands: ({name, types}, program) => types.map(type => [program, name, type]),
		read: ({stdout}, {name}) => (stdout.includes(name) ? nameAnswer(['10.96.4.7'], undefined, 'nodata') : undefined),
		cannotTell: ['hosts-file'],
	},
};

test('a tool that is added is tried in its place, told with what it cannot tell, and named', () => {
	const [first, second] = attemptsBy(
		({resolve}) => resolve,
		questions.name,
		{tools: new Set(['dig', 'lookup', 'getent'])},
		[...tools, lookup],
	);
	expect(first?.tool).toBe('dig');
	expect(second).toMatchObject({
		tool: 'lookup',
		argv: ['lookup', 'web.shop.svc.cluster.local.', 'A'],
		cannotTell: ['hosts-file'],
	});
	const output = {stdout: 'web.shop.svc.cluster.local. 5 IN A 10.96.4.7', stderr: '', exitCode: 0, ms: 1};
	expect(second!.read(output)).toMatchObject({outcome: 'ok', addresses: ['10.96.4.7']});
});
