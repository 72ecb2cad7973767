import type {Pod} from '../../model/objects.ts';
import {isReady, topOwner} from '../../model/pods/pods.ts';
import {UsageError} from '../usage-error.ts';
import type {CommandLine} from './flag-values.ts';

/** The kinds that have pods to trace from, by the word of --from. */
export const sourceKinds = {
	pod: 'Pod',
	deploy: 'Deployment',
	sts: 'StatefulSet',
	ds: 'DaemonSet',
	rs: 'ReplicaSet',
} as const;

/** The pod that a trace starts in, as --from names it. */
export type PodSource = {
	/** The namespace of the Service where undefined. */
	readonly namespace: string | undefined;
	readonly kind: (typeof sourceKinds)[keyof typeof sourceKinds];
	readonly name: string;
	readonly container: string | undefined;
};

/** Where a trace starts: in a pod, on this machine, on a node, or on each of them. */
export type TraceSource =
	| PodSource
	| {readonly kind: 'machine'}
	| {readonly kind: 'each-node'}
	| {readonly kind: 'node'; readonly name: string};

const kindOf = (word: string | undefined): PodSource['kind'] | undefined =>
	sourceKinds[word as keyof typeof sourceKinds];

/** Reads `machine`, `node/NAME` or `[NAMESPACE/]KIND/NAME[/CONTAINER]`. Throws a UsageError. */
export const parseFrom = (text: string): TraceSource => {
	if (text === 'machine') {
		return {kind: 'machine'};
	}

	const words = text.split('/');
	if (words[0] === 'node' && words.length === 2 && words[1] !== '') {
		return {kind: 'node', name: words[1]!};
	}

	const isWithNamespace = words.length === 4 || (words.length === 3 && kindOf(words[0]) === undefined);
	const [namespace, ...rest] = isWithNamespace ? words : [undefined, ...words];
	const [word, name, container] = rest;
	const kind = kindOf(word);
	if (kind === undefined || !name || rest.length > 3 || words.includes('')) {
		throw new UsageError(
			`--from takes [NAMESPACE/]KIND/NAME[/CONTAINER] with pod, deploy, sts, ds or rs for KIND, node/NAME or machine, not "${text}".`,
		);
	}

	return {namespace, kind, name, container};
};

/** Where a command line says that a trace starts; undefined where it does not say. Throws a UsageError. */
export const traceSource = ({string, isSet}: Pick<CommandLine, 'string' | 'isSet'>): TraceSource | undefined => {
	const from = string('from');
	if (!isSet('from-each-node')) {
		return from === undefined ? undefined : parseFrom(from);
	}

	if (from !== undefined) {
		throw new UsageError('--from and --from-each-node exclude each other. Give one of them.');
	}

	return {kind: 'each-node'};
};

const isOf = (pod: Pod, {kind, name}: PodSource) => {
	if (kind === 'Pod') {
		return pod.name === name;
	}

	const owner = kind === 'ReplicaSet' ? pod.owner : topOwner(pod);
	return owner?.kind === kind && owner.name === name;
};

/** The pod a trace starts in, a ready one first; undefined where none runs. */
export const podFor = (from: PodSource, pods: readonly Pod[]): Pod | undefined =>
	pods
		.filter(pod => isOf(pod, from) && pod.statuses.some(({state}) => state.kind === 'running'))
		.toSorted((a, b) => Number(isReady(b)) - Number(isReady(a)))[0];
