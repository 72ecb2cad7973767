import {nameSeconds} from '../limits.ts';
import type {Reading} from '../probe.ts';
import type {Ability, Tool} from '../tool.ts';
import {tools} from '../tools/index.ts';
import type {ContainerTools} from './container-tools.ts';
import type {Attempt, ToolOutput} from './try-in-order.ts';

/** Which of a tool's abilities is meant; undefined where it has none of the kind. */
export type Choice<Question, Answer extends Reading> = (tool: Tool) => Ability<Question, Answer> | undefined;

/** The tools that can do something, in the order they are tried. */
export const toolsThat = (
	ability: (tool: Tool) => {readonly rank: number} | undefined,
	from: readonly Tool[] = tools,
): readonly Tool[] =>
	from.filter(tool => ability(tool) !== undefined).toSorted((a, b) => ability(a)!.rank - ability(b)!.rank);

/** What a program is called, wherever it lies. */
export const baseName = (program: string) => program.slice(program.lastIndexOf('/') + 1);

/** The ways a container has to ask a question, in the order they are tried; none where it has no tool for it. */
export const attemptsBy = <Question, Answer extends Reading>(
	ability: Choice<Question, Answer>,
	question: Question,
	{tools: found}: Pick<ContainerTools, 'tools'>,
	from: readonly Tool[] = tools,
): ReadonlyArray<Attempt<Answer>> =>
	toolsThat(ability, from).flatMap(tool => {
		const {commands, read, cannotTell, needsLimit} = ability(tool)!;
		return tool.programs
			.filter(program => found.has(program))
			.flatMap(program =>
				commands(question, program, {tools: found}).map(argv => ({
					tool: program,
					argv,
					...(needsLimit && {limitMs: nameSeconds * 1000}),
					cannotTell,
					read: (output: ToolOutput) => read(output, question),
				})),
			);
	});

/** The tools that can do one of these, as people call them: `nslookup, dig, getent`. */
export const toolNames = (...abilities: ReadonlyArray<Parameters<typeof toolsThat>[0]>): string =>
	[...new Set(abilities.flatMap(ability => toolsThat(ability)))].map(({name}) => name).join(', ');

/** The programs that are looked for in a container: those that resolve, request, connect and ask servers. */
export const askingPrograms: readonly string[] = [
	...new Set(
		[
			...toolsThat(({resolve}) => resolve),
			...toolsThat(({request}) => request),
			...toolsThat(({connect}) => connect),
			...toolsThat(({askServer}) => askServer),
		].flatMap(({programs}) => programs),
	),
];

/** The tool that a program is. */
export const toolOf = (program: string): Tool | undefined => tools.find(({programs}) => programs.includes(program));
