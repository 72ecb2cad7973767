import {type AttemptResult, type ToolOutput, tryInOrder} from '../../attempts/try-in-order.ts';
import {compareName, expectedName, expectedTypes} from '../../names/expected-name.ts';
import type {NameAnswer} from '../../names/name-answer.ts';
import {nameAttempts} from '../../names/name-attempts.ts';
import {forEachYield} from '../async-generators.ts';
import type {TracePlan} from '../trace-plan.ts';
import type {AskContext} from './probe-port.ts';

/** Resolves one name of the Service: the full one with its trailing dot, or a short one by the search path. */
export const askName = async (
	{named, port}: TracePlan,
	name: string,
	isShort: boolean,
	{site, containerTools, nextId, emit}: AskContext,
): Promise<AttemptResult<NameAnswer>> => {
	const expected = expectedName(named);
	const query = {
		name,
		isShort,
		types: expectedTypes(expected),
		port: port?.protocol === 'TCP' ? port.port : 80,
	};
	// Where there is a busybox, the tools are most likely its own, which do not follow the search path.
	const attempts = nameAttempts(query, containerTools, () => !containerTools.tools.has('busybox')).map(attempt => ({
		...attempt,
		read(output: ToolOutput) {
			const answer = attempt.read(output);
			return answer && compareName(answer, expected);
		},
	}));
	return forEachYield(tryInOrder({title: name, attempts, site, nextId}), emit);
};
