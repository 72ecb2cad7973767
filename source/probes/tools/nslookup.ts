import {serverSeconds} from '../limits.ts';
import {readDnsAnswer} from '../readers/read-dns-answer.ts';
import {isBindNslookup, readNslookup} from '../readers/read-nslookup.ts';
import type {Tool} from '../tool.ts';

/** BIND's, and that of BusyBox. */
export const nslookup: Tool = {
	name: 'nslookup',
	programs: ['nslookup'],
	resolve: {
		rank: 10,
		// Its options differ between BIND and BusyBox, and BIND waits 15 s for a server that is gone.
		commands: ({name}, program) => [[program, name]],
		read: readNslookup,
		cannotTell: ['hosts-file'],
		needsLimit: true,
		searches: isBindNslookup,
	},
	askServer: {
		rank: 20,
		commands: ({server, port, protocol, name}, program) => {
			const options = ['-type=a', `-port=${port}`, `-timeout=${serverSeconds}`, '-retry=1', name, server];
			// BusyBox has had the same options since 1.29, but none for TCP; before it has none.
			return protocol === 'TCP'
				? [[program, '-vc', ...options]]
				: [[program, ...options], ...(port === 53 ? [[program, name, server]] : [])];
		},
		read: readDnsAnswer,
		cannotTell: [],
		needsLimit: true,
	},
};
