import {expect, test} from 'vitest';
import {askingPrograms, attemptsBy, toolNames} from '../../../source/probes/attempts/attempts.ts';
import {nameAnswer} from '../../../source/probes/names/name-answer.ts';
import type {Tool} from '../../../source/probes/tool.ts';
import {tools} from '../../../source/probes/tools/index.ts';
import {questions} from '../../_helpers/asked-by.ts';

const programsBy = (ability: Parameters<typeof attemptsBy>[0], question: unknown, programs = askingPrograms) =>
	attemptsBy(ability, question, {tools: new Set(programs)}).map(({tool}) => tool);

test('each question has an order of its own', () => {
	expect(toolNames(({resolve}) => resolve)).toBe('nslookup, dig, getent, host, python, node, perl, curl, ping');
	expect(toolNames(({askServer}) => askServer)).toBe('dig, nslookup, host, python, node, perl, bash');
	expect(
		toolNames(
			({request}) => request,
			({connect}) => connect,
		),
	).toBe('curl, wget, nc, bash, python, node, perl');
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

test('a program without a limit of its own runs under one, and alone where that is not to be had', () => {
	const attempts = attemptsBy(({resolve}) => resolve, questions.name, {tools: new Set(['ping', 'timeout'])});
	expect(attempts.map(({tool, argv}) => [tool, argv.slice(0, 3).join(' ')])).toStrictEqual([
		['ping', 'timeout 6 ping'],
		['ping', 'ping -c 1'],
	]);
});

/** A tool that nobody asks, as its file would have it. */
const drill: Tool = {
	name: 'drill',
	programs: ['drill'],
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
		{tools: new Set(['dig', 'drill', 'getent'])},
		[...tools, drill],
	);
	expect(first?.tool).toBe('dig');
	expect(second).toMatchObject({
		tool: 'drill',
		argv: ['drill', 'web.shop.svc.cluster.local.', 'A'],
		cannotTell: ['hosts-file'],
	});
	const output = {stdout: 'web.shop.svc.cluster.local. 5 IN A 10.96.4.7', stderr: '', exitCode: 0, ms: 1};
	expect(second!.read(output)).toMatchObject({outcome: 'ok', addresses: ['10.96.4.7']});
});
