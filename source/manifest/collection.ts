import {endpointSlice} from '../cluster/json/endpoint-slice.ts';
import {type Json, list, number, object, text} from '../cluster/json/fields.ts';
import {service} from '../cluster/json/service.ts';
import {workload} from '../cluster/json/workload.ts';
import type {EndpointSlice, Pod, Service, Workload, WorkloadKind} from '../model/objects.ts';
import {type Document, documentsOf, locate} from './document.ts';
import type {ManifestFile} from './files.ts';
import {ManifestError} from './manifest-error.ts';
import {podFrom} from './pod-template.ts';

/** Where an object stands: its document, and the path to it where that is a List. */
export type Origin = {readonly document: Document; readonly path: ReadonlyArray<string | number>};

/** What the manifests hold, as the records a cluster would give. */
export type Collection = {
	readonly services: ReadonlyArray<{readonly service: Service; readonly origin: Origin}>;
	readonly slices: readonly EndpointSlice[];
	/** Bare pods, and one for each template that asks for any. */
	readonly pods: readonly Pod[];
	readonly workloads: readonly Workload[];
	/** How many objects of each kind nothing is known about; '' for what has no kind. */
	readonly ignored: ReadonlyMap<string, number>;
};

type Collected = {
	readonly services: Array<{service: Service; origin: Origin}>;
	readonly slices: EndpointSlice[];
	readonly pods: Pod[];
	readonly workloads: Workload[];
};

type Take = (value: Json, namespace: string, into: Collected, origin: Origin) => void;

const templateOf = (value: Json) => object(object(value).spec).template;

const nameOf = (value: Json) => {
	const {name, generateName} = object(object(value).metadata);
	return text(name) || text(generateName);
};

const inNamespace = (value: Json, namespace: string): Json => ({
	...object(value),
	metadata: {...object(object(value).metadata), namespace},
});

/** Workloads the model knows as such. How many nodes a DaemonSet will find is not known: it asks for one pod. */
const takeWorkload =
	(kind: WorkloadKind): Take =>
	(value, namespace, {workloads, pods}) => {
		const decoded = workload(kind)(inNamespace(value, namespace));
		const record: Workload = {...decoded, rollout: 'done', ...(kind === 'DaemonSet' && {replicas: 1})};
		workloads.push(record);
		if (record.replicas > 0) {
			pods.push(podFrom(templateOf(value), namespace, {kind, name: record.name}));
		}
	};

const takeTemplate =
	(kind: string, template: (value: Json) => Json): Take =>
	(value, namespace, {pods}) => {
		if (number(object(object(value).spec).replicas ?? 1) > 0) {
			pods.push(podFrom(template(value), namespace, {kind, name: nameOf(value)}));
		}
	};

/** What is read of each kind; the others are counted. */
const kinds: Readonly<Record<string, Take>> = {
	Service(value, namespace, {services}, origin) {
		services.push({service: service(inNamespace(value, namespace)), origin});
	},
	EndpointSlice(value, namespace, {slices}) {
		slices.push(endpointSlice(inNamespace(value, namespace)));
	},
	Pod(value, namespace, {pods}) {
		pods.push(podFrom(value, namespace, undefined));
	},
	Deployment: takeWorkload('Deployment'),
	StatefulSet: takeWorkload('StatefulSet'),
	DaemonSet: takeWorkload('DaemonSet'),
	ReplicaSet: takeTemplate('ReplicaSet', templateOf),
	ReplicationController: takeTemplate('ReplicationController', templateOf),
	Job: takeTemplate('Job', templateOf),
	CronJob: takeTemplate('CronJob', value => templateOf(object(object(value).spec).jobTemplate)),
};

/** API groups whose kinds these are: a Service of Knative is another thing. */
const groups = /^(?:v1|apps\/|batch\/|discovery\.k8s\.io\/|extensions\/)/;

type Found = {readonly value: Json; readonly origin: Origin};

/** A document's objects: itself, or what a List holds. */
function* objectsOf({value, origin}: Found): Generator<Found> {
	const {kind, items} = object(value);
	if (!/List$/.test(text(kind)) || !Array.isArray(items)) {
		yield {value, origin};
		return;
	}

	for (const [index, item] of list(items).entries()) {
		yield* objectsOf({value: item, origin: {...origin, path: [...origin.path, 'items', index]}});
	}
}

const placeOf = ({document, path}: Origin) => {
	const {line, column} = locate(document, path);
	return `${document.file}:${line}:${column}`;
};

/**
 * Collects the objects of all files. An object without a namespace is in `namespace`.
 *
 * Throws a ManifestError where a document can't be read, has no name, or an object is defined twice.
 */
export const collect = (files: Iterable<ManifestFile>, namespace: string): Collection => {
	const into: Collected = {services: [], slices: [], pods: [], workloads: []};
	const ignored = new Map<string, number>();
	const origins = new Map<string, Origin>();

	const take = ({value, origin}: Found) => {
		const {kind: given, apiVersion, metadata} = object(value);
		const kind = text(given);
		const known = groups.test(text(apiVersion)) && Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
		if (known === undefined) {
			ignored.set(kind, (ignored.get(kind) ?? 0) + 1);
			return;
		}

		const name = nameOf(value);
		if (name === '') {
			throw new ManifestError(`${placeOf(origin)}: this ${kind} has no metadata.name. Give it one.`);
		}

		const within = text(object(metadata).namespace) || namespace;
		const key = `${kind} ${within}/${name}`;
		const first = origins.get(key);
		// The server makes another name of each generateName.
		const isNamed = text(object(metadata).name) !== '';
		if (first !== undefined && isNamed) {
			throw new ManifestError(
				`${placeOf(origin)}: ${key} is defined a second time, after ${placeOf(first)}. Keep one of them.`,
			);
		}

		if (isNamed) {
			origins.set(key, origin);
		}

		known(value, within, into, origin);
	};

	for (const file of files) {
		for (const document of documentsOf(file)) {
			for (const found of objectsOf({value: document.value, origin: {document, path: []}})) {
				take(found);
			}
		}
	}

	return {...into, ignored};
};
