import type {Node} from '../../model/objects.ts';
import {isClosing} from '../taint.ts';
import {type Json, list, object, text} from './fields.ts';

/** A Node of the API's JSON as a record. */
export const node = (value: Json): Node => {
	const {metadata, spec: specification, status} = object(value);
	const spec = object(specification);
	const conditions = list(object(status).conditions).map(object);
	const isTainted = list(spec.taints).some(taint => isClosing(text(object(taint).effect)));
	return {
		namespace: '',
		name: text(object(metadata).name),
		isReady: conditions.some(({type, status: holds}) => type === 'Ready' && holds === 'True'),
		isOpen: spec.unschedulable !== true && !isTainted,
	};
};
