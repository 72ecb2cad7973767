import type {Labels, Owner} from '../../model/objects.ts';
import {createShare} from './share.ts';
import {rawAt, textAt} from './strings.ts';
import {eachField} from './wire.ts';

const shareLabels = createShare<Labels>();
const shareOwner = createShare<Owner | undefined>();
const noLabels: Labels = {};

/** Seconds of a metav1.Time or metav1.MicroTime. */
export const secondsAt = (bytes: Buffer, start: number, end: number): number => {
	let seconds = 0;
	eachField(bytes, start, end, (field, _start, _end, value) => {
		if (field === 1) {
			seconds = value;
		}
	});
	return seconds;
};

/** An IntOrString: type 1 (0 number, 1 text), intVal 2, strVal 3. */
export const numberOrTextAt = (bytes: Buffer, start: number, end: number): number | string => {
	let isText = false;
	let number = 0;
	let text = '';
	eachField(bytes, start, end, (field, from, to, value) => {
		if (field === 1) {
			isText = value === 1;
		} else if (field === 2) {
			number = value;
		} else if (field === 3) {
			text = textAt(bytes, from, to);
		}
	});
	return isText ? text : number;
};

/** Map entries come as repeated messages {key 1, value 2}; `ranges` holds their starts and ends in turn. */
export const labelsAt = (bytes: Buffer, ranges: readonly number[]): Labels => {
	if (ranges.length === 0) {
		return noLabels;
	}

	// The entries of one map lie behind each other.
	return shareLabels(rawAt(bytes, ranges[0]!, ranges.at(-1)!), () => {
		const labels: Record<string, string> = {};
		for (let index = 0; index < ranges.length; index += 2) {
			let key = '';
			let label = '';
			eachField(bytes, ranges[index]!, ranges[index + 1]!, (field, start, end) => {
				if (field === 1) {
					key = textAt(bytes, start, end);
				} else if (field === 2) {
					label = textAt(bytes, start, end);
				}
			});
			labels[key] = label;
		}

		return labels;
	});
};

const ownerAt = (bytes: Buffer, start: number, end: number): Owner | undefined =>
	shareOwner(rawAt(bytes, start, end), () => {
		let kind = '';
		let name = '';
		let isController = false;
		eachField(bytes, start, end, (field, from, to, value) => {
			if (field === 1) {
				kind = textAt(bytes, from, to);
			} else if (field === 3) {
				name = textAt(bytes, from, to);
			} else if (field === 6) {
				isController = value === 1;
			}
		});
		return isController ? {kind, name} : undefined;
	});

/** What is kept of an ObjectMeta, and the version it is of. */
type Metadata = {
	name: string;
	namespace: string;
	uid: string;
	resourceVersion: string;
	created: number;
	deleted: number;
	labels: Labels;
	owner: Owner | undefined;
	finalizers: readonly string[];
	/** Starts and ends of the annotations, in turn: few kinds need one. */
	annotations: readonly number[];
};

export const noMetadata: Readonly<Metadata> = {
	name: '',
	namespace: '',
	uid: '',
	resourceVersion: '',
	created: 0,
	deleted: 0,
	labels: noLabels,
	owner: undefined,
	finalizers: [],
	annotations: [],
};

/**
 * An ObjectMeta: name 1, namespace 3, uid 5, resourceVersion 6, creationTimestamp 8, deletionTimestamp 9, labels 11,
 * annotations 12, ownerReferences 13, finalizers 14 (k8s.io/apimachinery meta/v1 generated.proto).
 */
export const metadataAt = (bytes: Buffer, start: number, end: number): Metadata => {
	const metadata: Metadata = {...noMetadata};
	const entries: number[] = [];
	let annotations: number[] | undefined;
	eachField(bytes, start, end, (field, from, to) => {
		switch (field) {
			case 1: {
				metadata.name = textAt(bytes, from, to);
				break;
			}

			case 3: {
				metadata.namespace = textAt(bytes, from, to);
				break;
			}

			case 5: {
				// Unique: the table of shared strings would only lose others to it.
				metadata.uid = rawAt(bytes, from, to);
				break;
			}

			case 6: {
				metadata.resourceVersion = rawAt(bytes, from, to);
				break;
			}

			case 8: {
				metadata.created = secondsAt(bytes, from, to);
				break;
			}

			case 9: {
				metadata.deleted = secondsAt(bytes, from, to);
				break;
			}

			case 11: {
				entries.push(from, to);
				break;
			}

			case 12: {
				annotations ??= [];
				annotations.push(from, to);
				break;
			}

			case 13: {
				metadata.owner ??= ownerAt(bytes, from, to);
				break;
			}

			case 14: {
				metadata.finalizers = [...metadata.finalizers, textAt(bytes, from, to)];
				break;
			}
		}
	});
	metadata.labels = labelsAt(bytes, entries);
	metadata.annotations = annotations ?? noMetadata.annotations;
	return metadata;
};
