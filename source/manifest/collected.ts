import {type Json, object, text} from '../kubernetes/wire/json.ts';
import type {Pod, Service, Workload} from '../model/objects.ts';
import type {Records, Resource} from '../model/records.ts';
import type {ManualEndpoints} from '../model/view-parts.ts';
import type {Origin} from './documents/document.ts';

/** A record as the store takes it. */
export type CollectedObject = {
	readonly [R in Resource]: {
		readonly resource: R;
		readonly record: Records[R];
	};
}[Resource];

/** What is collected of the kinds that are read, as the records a cluster would give. */
export type Collected = {
	readonly services: Array<{service: Service; origin: Origin}>;
	/** Bare pods, and one for each template that asks for any, of its owner's name: owners of two kinds may share it. */
	readonly pods: Array<{pod: Pod; value: Json}>;
	readonly workloads: Workload[];
	/** All other kinds that are kept as they are in a cluster. */
	readonly others: CollectedObject[];
	/** v1 Endpoints, with the slices that a cluster makes of them where nothing forbids it. */
	readonly endpoints: Array<{
		namespace: string;
		endpoints: ManualEndpoints;
		slices: ReadonlyArray<Records['endpointslices']>;
	}>;
	/** Objects of kinds that are defined in a cluster: an operator may make pods and Services of them. */
	readonly custom: Array<{namespace: string; name: string}>;
};

/** Reads one object, which is in that namespace. */
export type Take = (value: Json, namespace: string, into: Collected, origin: Origin) => void;

/** An object's name, or what the server makes one from. */
export const nameOf = (value: Json) => {
	const {name, generateName} = object(object(value).metadata);
	return text(name) || text(generateName);
};

/** The same object with its namespace written into it. */
export const inNamespace = (value: Json, namespace: string): Json => ({
	...object(value),
	metadata: {...object(object(value).metadata), namespace},
});

/**
 * Whether an object is only taken to be in that namespace: it names none, and neither did anybody else. kubectl puts it
 * into the namespace of its context, whichever that is.
 */
export const isNamespaceAssumed = (value: Json, namespace: string): boolean =>
	namespace === 'default' && text(object(object(value).metadata).namespace) === '';
