import type {Identity, Labels, Owner} from '../../model/objects.ts';
import {type Fields, many, map, message, one, type Shape} from '../wire/message.ts';
import {boolean, mapped, raw, shared, text, time} from '../wire/values.ts';

/** What every record keeps of an ObjectMeta, by k8s.io/apimachinery meta/v1 generated.proto. */
const identity = {
	name: one(1, text),
	namespace: one(3, text),
	// Unique: the table of shared strings would only lose others to it.
	uid: one(5, raw),
	creationTimestamp: one(8, time),
	labels: map(11),
} satisfies Shape;

/** An ObjectMeta as far as every record keeps it. */
export const metadata = message(identity);

/** An ObjectMeta with more of its fields: `annotations` and what an owner or a deletion leave. */
export const metadataWith = <S extends Shape>(more: S) => message({...identity, ...more});

/** The fields that every record has, from its ObjectMeta. */
export const identityOf = ({namespace, name, uid, creationTimestamp, labels}: Fields<typeof identity>): Identity => ({
	namespace,
	name,
	uid,
	created: creationTimestamp,
	labels,
});

/** An OwnerReference: only the controller counts. */
const ownerReference = shared(
	mapped(
		message({kind: one(1, text), name: one(3, text), controller: one(6, boolean)}),
		({kind, name, controller}): Owner | undefined => (controller ? {kind, name} : undefined),
	),
);

/** The fields of an ObjectMeta that only pods need. */
export const ownership = {
	deletionTimestamp: one(9, time),
	ownerReferences: many(13, ownerReference),
	finalizers: many(14, text),
} satisfies Shape;

/** All annotations of an object; for kinds whose annotations are few and short. */
export const annotations = map(12);

/** The value of a label or an annotation; '' where there is none. */
export const pairValue = (labels: Labels, key: string) => labels[key] ?? '';
