import {readGetent} from '../readers/read-getent.ts';
import type {Tool} from '../tool.ts';

/** That of glibc, and that of musl, which has no `ahosts`. */
export const getent: Tool = {
	name: 'getent',
	programs: ['getent'],
	resolve: {
		rank: 30,
		commands: ({name}, program) => ['ahosts', 'hosts'].map(database => [program, database, name]),
		read: (output, {name}) => readGetent(output, name),
		cannotTell: ['reason'],
		needsLimit: true,
	},
};
