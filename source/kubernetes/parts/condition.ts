import type {Condition} from '../../model/objects.ts';
import {message, one, type Shape} from '../wire/message.ts';
import {mapped, shared, text, time} from '../wire/values.ts';

/** `type`, `status`, `lastTransitionTime`, `reason` and `message` of a condition; custom resources have no numbers. */
const shape = {
	type: one(1, text),
	status: one(2, text),
	lastTransitionTime: one(4, time),
	reason: one(5, text),
	message: one(6, text),
} satisfies Shape;

/** A condition of an object's status: the numbers are those of a PodCondition (k8s.io/api core/v1 generated.proto). */
export const condition = shared(
	mapped(message(shape), ({type, status, lastTransitionTime, reason, message: said}): Condition => {
		const holds = status === 'True';
		return {
			type,
			status: (status || 'Unknown') as Condition['status'],
			reason: holds ? '' : reason,
			message: holds ? '' : said,
			since: lastTransitionTime,
		};
	}),
);
