import {compareName, expectedName, expectedTypes} from '../expected-name.ts';
import {climb, type LadderEnd, type ToolOutput} from '../ladder.ts';
import type {NameAnswer} from '../name-answer.ts';
import {nameRungs} from '../name-tools.ts';
import {isBindNslookup} from '../read-nslookup.ts';
import type {Asking} from './ask-port.ts';
import type {Route} from './route.ts';
import {drain} from './stream.ts';

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
		// Where there is a busybox, nslookup is most likely its own, which does not follow the search path.
		hasBindNslookup: isShort && !toolbox.tools.has('busybox'),
	};
	const rungs = nameRungs(query, toolbox).map(rung => ({
		...rung,
		read(output: ToolOutput) {
			// Only BIND's nslookup follows the search path; BusyBox's would fail where the container does not.
			if (isShort && rung.tool === 'nslookup' && !isBindNslookup(output)) {
				return undefined;
			}

			const answer = rung.read(output);
			return answer && compareName(answer, expected);
		},
	}));
	return drain(climb({title: name, rungs, site, nextId}), emit);
};
