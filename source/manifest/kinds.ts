import type {Kind} from '../kubernetes/kind.ts';
import {daemonsets} from '../kubernetes/kinds/daemonsets.ts';
import {deployments} from '../kubernetes/kinds/deployments.ts';
import {endpointslices} from '../kubernetes/kinds/endpointslices.ts';
import {ingresses} from '../kubernetes/kinds/ingresses.ts';
import {services} from '../kubernetes/kinds/services.ts';
import {statefulsets} from '../kubernetes/kinds/statefulsets.ts';
import {type Json, number, object, text} from '../kubernetes/wire/json.ts';
import type {Ingress} from '../model/networking/networking-objects.ts';
import type {EndpointSlice, Pod, Service, Workload} from '../model/objects.ts';
import type {Origin} from './locator.ts';
import {podFrom} from './pod-template.ts';

/** What is collected of the kinds that are read, as the records a cluster would give. */
export type Collected = {
	readonly services: Array<{service: Service; origin: Origin}>;
	readonly slices: EndpointSlice[];
	readonly ingresses: Ingress[];
	/** Bare pods, and one for each template that asks for any, of its owner's name: owners of two kinds may share it. */
	readonly pods: Pod[];
	readonly workloads: Workload[];
};

type Take = (value: Json, namespace: string, into: Collected, origin: Origin) => void;

const templateOf = (value: Json) => object(object(value).spec).template;

/** An object's name, or what the server makes one from. */
export const nameOf = (value: Json) => {
	const {name, generateName} = object(object(value).metadata);
	return text(name) || text(generateName);
};

const inNamespace = (value: Json, namespace: string): Json => ({
	...object(value),
	metadata: {...object(object(value).metadata), namespace},
});

/** Workloads the model knows as such. How many nodes a DaemonSet will find is not known: it asks for one pod. */
const takeWorkload =
	(kind: Kind<string, Workload>): Take =>
	(value, namespace, {workloads, pods}) => {
		const decoded = kind.fromJson(inNamespace(value, namespace));
		const record: Workload = {...decoded, rollout: 'done', ...(decoded.kind === 'DaemonSet' && {replicas: 1})};
		workloads.push(record);
		if (record.replicas > 0) {
			pods.push(podFrom(templateOf(value), {namespace, name: nameOf(value)}, record.kind));
		}
	};

const takeTemplate =
	(kind: string, template: (value: Json) => Json): Take =>
	(value, namespace, {pods}) => {
		if (number(object(object(value).spec).replicas ?? 1) > 0) {
			pods.push(podFrom(template(value), {namespace, name: nameOf(value)}, kind));
		}
	};

/** What is read of each kind; the others are counted. */
export const kinds: Readonly<Record<string, Take>> = {
	Service(value, namespace, into, origin) {
		into.services.push({service: services.fromJson(inNamespace(value, namespace)), origin});
	},
	EndpointSlice(value, namespace, {slices}) {
		slices.push(endpointslices.fromJson(inNamespace(value, namespace)));
	},
	Ingress(value, namespace, into) {
		into.ingresses.push(ingresses.fromJson(inNamespace(value, namespace)));
	},
	Pod(value, namespace, {pods}) {
		pods.push(podFrom(value, {namespace, name: nameOf(value)}, undefined));
	},
	Deployment: takeWorkload(deployments),
	StatefulSet: takeWorkload(statefulsets),
	DaemonSet: takeWorkload(daemonsets),
	ReplicaSet: takeTemplate('ReplicaSet', templateOf),
	ReplicationController: takeTemplate('ReplicationController', templateOf),
	Job: takeTemplate('Job', templateOf),
	CronJob: takeTemplate('CronJob', value => templateOf(object(object(value).spec).jobTemplate)),
};

/** API groups whose kinds these are: a Service of Knative is another thing. */
const groups = /^(?:v1|apps\/|batch\/|discovery\.k8s\.io\/|networking\.k8s\.io\/|extensions\/)/;

/** Whether anything is read of this kind. */
export const isRead = ({apiVersion, kind}: {readonly apiVersion: string; readonly kind: string}) =>
	groups.test(apiVersion) && Object.hasOwn(kinds, kind);
