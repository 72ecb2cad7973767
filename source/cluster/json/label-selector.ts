import type {LabelSelector} from '../../model/networking-objects.ts';
import {type Json, labels, list, object, text, texts} from './fields.ts';

/** A LabelSelector of the API's JSON; undefined where there is none, which is not the same as an empty one. */
export const labelSelector = (value: Json): LabelSelector | undefined => {
	if (value === undefined || value === null) {
		return undefined;
	}

	const fields = object(value);
	return {
		matchLabels: labels(fields.matchLabels),
		matchExpressions: list(fields.matchExpressions)
			.map(object)
			.map(({key, operator, values}) => ({
				key: text(key),
				operator: text(operator) as LabelSelector['matchExpressions'][number]['operator'],
				values: texts(values),
			})),
	};
};
