import {serverSeconds} from '../limits.ts';
import {readDig} from '../readers/read-dig.ts';
import {readDnsAnswer} from '../readers/read-dns-answer.ts';
import type {Tool} from '../tool.ts';

/** BIND's dig. */
export const dig: Tool = {
	name: 'dig',
	programs: ['dig'],
	resolve: {
		rank: 20,
		commands: ({name, types, isShort}, program) => [
			[
				program,
				...(isShort ? ['+search'] : []),
				...['+tries=1', '+time=2', '+noall', '+comments', '+answer'],
				...types.flatMap(type => [name, type]),
				// The time of the last query.
				'+stats',
			],
		],
		read: readDig,
		cannotTell: ['hosts-file'],
	},
	askServer: {
		rank: 10,
		commands: ({server, port, protocol, name}, program) => [
			[
				...[program, `@${server}`, '-p', String(port), ...(protocol === 'TCP' ? ['+tcp'] : [])],
				...['+tries=1', `+time=${serverSeconds}`, '+noall', '+comments', '+answer', '+stats', name, 'A'],
			],
		],
		read: readDnsAnswer,
		cannotTell: [],
	},
};
