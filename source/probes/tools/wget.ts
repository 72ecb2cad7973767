import {readWget} from '../readers/read-wget.ts';
import type {Tool} from '../tool.ts';

/** GNU's, and that of BusyBox: both refuse the other's options at once. */
export const wget: Tool = {
	name: 'wget',
	programs: ['wget'],
	request: {
		rank: 20,
		commands: ({url, method, limits}, program, {tools}) => {
			const limit = ['-T', String(limits.requestSeconds), '-O', '-', url.href];
			const start = [program, ...(method === 'HEAD' ? ['--spider'] : [])];
			const gnu = [
				...[...start, '-nv', '-S', '--no-proxy', '--no-check-certificate', '--max-redirect=0', '-t', '1'],
				...limit,
			];
			const busybox = [...start, '-q', '-S', '-Y', 'off', ...limit];
			// BusyBox up to 1.30 has no -S.
			const oldBusybox = [...start, '-q', '-Y', 'off', ...limit];
			// Where there is a busybox, wget is most likely it.
			return tools.has('busybox') ? [busybox, gnu, oldBusybox] : [gnu, busybox, oldBusybox];
		},
		read: readWget,
		cannotTell: ['reason', 'phase', 'error-page'],
	},
};
