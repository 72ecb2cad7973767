import type {Condition} from '../../model/objects.ts';
import {type Json, object, seconds, text} from './fields.ts';

/** A condition of an object's status. */
export const condition = (value: Json): Condition => {
	const fields = object(value);
	const status = (text(fields.status) || 'Unknown') as Condition['status'];
	const holds = status === 'True';
	return {
		type: text(fields.type),
		status,
		reason: holds ? '' : text(fields.reason),
		message: holds ? '' : text(fields.message),
		since: seconds(fields.lastTransitionTime),
	};
};
