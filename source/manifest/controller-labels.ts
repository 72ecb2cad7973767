import {type Json, object, text} from '../kubernetes/wire/json.ts';
import type {Labels, Pod, Service} from '../model/objects.ts';

type Controlled = {readonly pod: Pod; readonly value: Json};

/** The count that a field asks for; Infinity for a placeholder, which may be any. */
const countOf = (value: Json, usual: number) =>
	typeof value === 'number' && !Number.isNaN(value) ? value : value === undefined ? usual : Number.POSITIVE_INFINITY;

/** Whether a value is one of the numbers that pods of a controller get: from `start` on, as many as `count`. */
const isOrdinal = (value: string, count: number, start = 0) =>
	/^\d+$/.test(value) && Number(value) >= start && Number(value) < start + count;

type IsGiven = (label: string, name: string, spec: Readonly<Record<string, Json>>) => boolean;

const startOf = (spec: Readonly<Record<string, Json>>) => Number(object(spec.ordinals).start ?? 0);

/** Labels that controllers give to their pods one by one, and whether a pod of that one gets this value. */
const given: Readonly<Record<string, Readonly<Record<string, IsGiven>>>> = {
	StatefulSet: {
		'statefulset.kubernetes.io/pod-name': (label, name, spec) =>
			label.startsWith(`${name}-`) && isOrdinal(label.slice(name.length + 1), countOf(spec.replicas, 1), startOf(spec)),
		'apps.kubernetes.io/pod-index': (label, _name, spec) => isOrdinal(label, countOf(spec.replicas, 1), startOf(spec)),
	},
	Job: {
		'batch.kubernetes.io/job-completion-index': (label, _name, spec) => isOrdinal(label, countOf(spec.completions, 1)),
	},
	CronJob: {
		'job-name': (label, name) => label.startsWith(`${name}-`),
		'batch.kubernetes.io/job-name': (label, name) => label.startsWith(`${name}-`),
	},
};

const keysGiven = new Set(Object.values(given).flatMap(keys => Object.keys(keys)));

const asksForOne = ({selector}: Service) => Object.keys(selector).some(key => keysGiven.has(key));

/** The pods that a Service may mean by such labels: each with those that its controller gives to one of them. */
const meantBy = ({selector}: Service, {pod, value}: Controlled): Pod | undefined => {
	const keys = given[pod.owner?.kind ?? ''] ?? {};
	const added = Object.entries(selector).filter(([key]) => Object.hasOwn(keys, key));
	const spec = object(object(value).spec);
	const areGiven = added.every(([key, label]) => keys[key]!(label, pod.owner!.name, spec));
	if (added.length === 0 || !areGiven) {
		return undefined;
	}

	const labels: Labels = {...pod.labels, ...Object.fromEntries(added)};
	return Object.entries(selector).every(([key, label]) => text(labels[key]) === label) ? {...pod, labels} : undefined;
};

/**
 * The pods of manifests with those beside them that Services ask for one by one, by labels that no template has: the pod
 * of an ordinal of a StatefulSet, of an index of a Job.
 */
export const withControllerLabels = (pods: readonly Controlled[], services: readonly Service[]): readonly Pod[] => {
	const controlled = Map.groupBy(
		pods.filter(({pod}) => Object.hasOwn(given, pod.owner?.kind ?? '')),
		({pod}) => pod.namespace,
	);
	const meant = services
		.filter(asksForOne)
		.flatMap(service => (controlled.get(service.namespace) ?? []).flatMap(each => meantBy(service, each) ?? []));
	const different = new Map(meant.map(pod => [`${pod.uid} ${JSON.stringify(pod.labels)}`, pod]));
	return [...pods.map(({pod}) => pod), ...different.values()];
};
