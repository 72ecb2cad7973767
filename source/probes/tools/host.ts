import {serverSeconds} from '../limits.ts';
import {readDnsAnswer} from '../readers/read-dns-answer.ts';
import {readHost} from '../readers/read-host.ts';
import type {Tool} from '../tool.ts';

/** BIND's host, which asks servers on port 53 only. */
export const host: Tool = {
	name: 'host',
	programs: ['host'],
	resolve: {
		rank: 40,
		commands: ({name}, program) => [[program, '-W', '2', name]],
		read: readHost,
		cannotTell: ['hosts-file'],
	},
	askServer: {
		rank: 30,
		commands: ({server, port, protocol, name}, program) =>
			protocol === 'UDP' && port === 53
				? [[program, '-W', String(serverSeconds), '-R', '1', '-t', 'A', name, server]]
				: [],
		read: readDnsAnswer,
		cannotTell: [],
	},
};
