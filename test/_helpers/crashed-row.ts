import type {Row} from '../../source/dashboard/rows/row.ts';
import {birth, containerStatus, pod, service, view} from './objects.ts';
import {finding, row} from './rows.ts';

/** A Service of the namespace shop whose one pod, `NAME-1`, crashes; its container is called main. */
export const crashedRow = (name: string, restarts: number): Row => {
	const crashed = pod({
		name: `${name}-1`,
		uid: `pod-${name}`,
		statuses: [
			containerStatus({
				...{name: 'main', ready: false, restarts},
				state: {kind: 'waiting', reason: 'CrashLoopBackOff', message: ''},
				lastTerminated: {exitCode: 3, signal: 0, reason: 'Error', message: '', started: birth, finished: birth},
			}),
		],
	});
	const subject = {kind: 'Pod', namespace: 'shop', name: `${name}-1`};
	return row(view({service: service({name}), pods: [crashed]}), [
		finding({code: 'crash-loop', cause: `exit 3, ${restarts} restarts`, subject}),
	]);
};
