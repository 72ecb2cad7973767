import {climb, type LadderEnd, type ToolOutput} from '../../attempts/try-in-order.ts';
import {compareName, expectedName, expectedTypes} from '../../names/expected-name.ts';
import type {NameAnswer} from '../../names/name-answer.ts';
import {nameAttempts} from '../../names/name-attempts.ts';
import {drain} from '../async-generators.ts';
import type {Route} from '../trace-plan.ts';
import type {Asking} from './probe-port.ts';

/** Resolves one name of the Service: the full one with its trailing dot, or a short one by the search path. */
export const askName = async (
	{named, port}: Route,
	name: string,
	isShort: boolean,
	{site, toolbox, nextId, emit}: Asking,
): Promise<LadderEnd<NameAnswer>> => {
	const expected = expectedName(named);
	const query = {
		name,
		isShort,
		types: expectedTypes(expected),
		port: port?.protocol === 'TCP' ? port.port : 80,
	};
	// Where there is a busybox, the tools are most likely its own, which do not follow the search path.
	const rungs = nameAttempts(query, toolbox, () => !toolbox.tools.has('busybox')).map(rung => ({
		...rung,
		read(output: ToolOutput) {
			const answer = rung.read(output);
			return answer && compareName(answer, expected);
		},
	}));
	return drain(climb({title: name, rungs, site, nextId}), emit);
};
