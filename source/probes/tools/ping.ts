import {readPing} from '../readers/read-resolver.ts';
import type {Tool} from '../tool.ts';

/** Names the address of what it pings, whether that answers or not. */
export const ping: Tool = {
	name: 'ping',
	programs: ['ping'],
	resolve: {
		rank: 90,
		commands: ({name}, program) => [[program, '-c', '1', '-W', '1', name]],
		read: output => {
			const answer = readPing(output);
			// Whether the address answers is not the question, and a Service's does not.
			return answer && {...answer, okText: 'the name resolves'};
		},
		cannotTell: ['reason'],
		needsLimit: true,
	},
};
