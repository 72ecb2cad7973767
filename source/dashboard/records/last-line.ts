import {isLooping} from '../../model/pods/container-state.ts';
import {rootFinding} from '../../rules/diagnosis.ts';
import type {Row} from '../rows/row.ts';

/** A container that has ended, and whose end is what a row is about. */
export type Crash = {
	readonly namespace: string;
	readonly pod: string;
	readonly container: string;
	/** Whether it runs again, so that what it said is the log of the run before. */
	readonly isPrevious: boolean;
	/** Tells this end from every other one. */
	readonly id: string;
};

/** The last lines of containers' logs, by `Crash.id`. */
export type LastLines = ReadonlyMap<string, string>;

/** The crashed container of the pod that a row's finding names; undefined where there is none. */
export const crashOf = ({view, diagnosis}: Pick<Row, 'view' | 'diagnosis'>): Crash | undefined => {
	const subject = rootFinding(diagnosis)?.subject;
	if (subject?.kind !== 'Pod') {
		return undefined;
	}

	const pod = view.pods.find(({namespace, name}) => namespace === subject.namespace && name === subject.name);
	const statuses = pod === undefined ? [] : [...pod.initStatuses, ...pod.statuses];
	const status =
		statuses.find(each => isLooping(each, pod!)) ??
		statuses.find(({ready, restarts, lastTerminated}) => !ready && restarts > 0 && lastTerminated !== undefined);
	return (
		status && {
			namespace: pod!.namespace,
			pod: pod!.name,
			container: status.name,
			isPrevious: status.state.kind === 'running',
			id: `${pod!.uid}/${status.name}/${status.restarts}`,
		}
	);
};

/** What the crashed container of a row said last; undefined where it was not read, or is empty. */
export const lastLineOf = (lines: LastLines, row: Pick<Row, 'view' | 'diagnosis'>): string | undefined => {
	// Hardly any row has one, and none before a crash was looked at.
	const crash = lines.size > 0 ? crashOf(row) : undefined;
	return crash && lines.get(crash.id);
};
