import type {Labels, Workload} from '../objects.ts';
import type {PairMatch} from './pair-match.ts';

/** Controllers that give their pods the labels of a template, and no others. */
const templated = new Set([
	'Deployment',
	'StatefulSet',
	'DaemonSet',
	'ReplicaSet',
	'ReplicationController',
	'Job',
	'CronJob',
]);

type Candidate = {
	readonly owner: {readonly kind: string; readonly name: string};
	readonly labels: Labels;
	readonly pods: readonly unknown[];
	readonly pairs: readonly PairMatch[];
};

/**
 * Whether pods differ from a selector in labels alone that they were given while they run: an operator tells the
 * primary from its replicas so, and a Service for replicas selects no pods while there are none.
 */
export const areElected = ({owner, labels, pods, pairs}: Candidate, workloads: readonly Workload[]): boolean => {
	const differing = pairs.filter(({similarity}) => similarity < 1);
	const isByKey = pairs.length > differing.length && differing.every(({key, isRelease}) => key in labels && !isRelease);
	// A bare pod has the labels of its manifest.
	if (pods.length === 0 || !isByKey || owner.kind === 'Pod' || owner.kind === 'Node') {
		return false;
	}

	const workload = workloads.find(({kind, name}) => kind === owner.kind && name === owner.name);
	return workload ? differing.every(({key}) => !(key in workload.podLabels)) : !templated.has(owner.kind);
};
