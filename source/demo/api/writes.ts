import type {Pods} from '../controllers/pods.ts';
import type {KubernetesObject, PodObject, WorkloadObject} from '../objects/kubernetes-object.ts';
import type {ObjectStore} from '../objects/object-store.ts';
import {applyPatch} from '../objects/patch.ts';
import {apiVersionOf} from '../objects/served-resources.ts';
import {failure, notFound, type Status} from '../status.ts';
import type {ResourceRequest} from './request.ts';

/** The scale subresource of a workload (autoscaling/v1). */
export const scaleOf = (workload: WorkloadObject) => {
	const {name, namespace, uid, resourceVersion, creationTimestamp} = workload.metadata;
	const selector = Object.entries(workload.spec.selector.matchLabels).map(([key, value]) => `${key}=${value}`);

	return {
		kind: 'Scale',
		apiVersion: 'autoscaling/v1',
		metadata: {name, namespace, uid, resourceVersion, creationTimestamp},
		spec: {replicas: workload.spec.replicas ?? 1},
		status: {replicas: Number(workload.status?.replicas ?? 0), selector: selector.join(',')},
	};
};

const withNextGeneration = (object: KubernetesObject, previous: KubernetesObject) => {
	const {generation} = previous.metadata;
	// Only what has a generation, and only a change of what is wanted, counts.
	const isChanged =
		JSON.stringify({...object, metadata: 0, status: 0}) !== JSON.stringify({...previous, metadata: 0, status: 0});

	return generation === undefined || !isChanged
		? object
		: {...object, metadata: {...object.metadata, generation: generation + 1}};
};

const replace = (
	store: ObjectStore,
	{resource, subresource}: ResourceRequest,
	existing: KubernetesObject,
	wanted: KubernetesObject,
): object => {
	if (subresource === 'scale') {
		const workload = existing as WorkloadObject;
		const {replicas} = (wanted as WorkloadObject).spec;
		const scaled = {...workload, spec: {...workload.spec, replicas}};

		return scaleOf(store.update(resource.plural, withNextGeneration(scaled, workload) as WorkloadObject)!);
	}

	const {uid, creationTimestamp, name, namespace} = existing.metadata;
	const next = {...wanted, metadata: {...wanted.metadata, uid, creationTimestamp, name, namespace}};
	store.update(resource.plural, withNextGeneration(next, existing));

	// The controllers have done their part by now, on a status for instance.
	return store.get(resource.plural, namespace ?? '', name)!;
};

/** Creates, replaces, patches or deletes an object; returns the object, or the status that says why not. */
export const write = (
	store: ObjectStore,
	pods: Pods,
	request: ResourceRequest,
	body: unknown,
	contentType: string,
): object | Status => {
	const {verb, resource, namespace = '', name = '', subresource} = request;
	if (verb === 'create') {
		const wanted = body as KubernetesObject;
		const object = {
			...wanted,
			apiVersion: apiVersionOf(resource),
			kind: resource.kind,
			metadata: {...wanted.metadata, ...(resource.isNamespaced ? {namespace} : {})},
			// The API server says this of each pod; here nothing starts it.
			...(resource.plural === 'pods' && {status: {phase: 'Pending', conditions: [], qosClass: 'BestEffort'}}),
		};

		return (
			store.create(resource.plural, object) ??
			failure(409, `${resource.plural} "${wanted.metadata.name}" already exists`)
		);
	}

	const existing = store.get(resource.plural, namespace, name);
	if (!existing) {
		return notFound(resource, name);
	}

	if (verb === 'delete') {
		const gone = resource.plural === 'pods' ? pods.remove(existing as PodObject) : undefined;

		return gone ?? store.delete(resource.plural, namespace, name) ?? notFound(resource, name);
	}

	if (verb === 'update') {
		return replace(store, request, existing, body as KubernetesObject);
	}

	const target = subresource === 'scale' ? scaleOf(existing as WorkloadObject) : existing;
	const patched = applyPatch<object>(target, body, contentType);

	return typeof patched === 'string'
		? failure(422, patched)
		: replace(store, request, existing, patched as KubernetesObject);
};
