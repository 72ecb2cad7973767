import {isPlaceholder} from '../model/placeholder.ts';

/** Fields that hold a number alone. A `targetPort` may be a text, and keeps its placeholder. */
const numeric = new Set([
	'port',
	'containerPort',
	'hostPort',
	'nodePort',
	'healthCheckNodePort',
	'number',
	'servicePort',
	'replicas',
	'completions',
]);

/** Levels below which no field is read. */
const deepest = 40;

/**
 * The same value with NaN where a placeholder stands for a number. A value without placeholders is returned as it is.
 */
export const withUnknownNumbers = (value: unknown, depth = 0): unknown => {
	if (depth > deepest) {
		return value;
	}

	if (Array.isArray(value)) {
		const items = value.map(item => withUnknownNumbers(item, depth + 1));
		return items.some((item, index) => item !== value[index]) ? items : value;
	}

	if (typeof value !== 'object' || value === null) {
		return value;
	}

	const fields = Object.entries(value);
	const marked = fields.map(([key, field]): readonly [string, unknown] => {
		if (typeof field === 'string' && isPlaceholder(field)) {
			return [key, numeric.has(key) ? Number.NaN : field];
		}

		return [key, withUnknownNumbers(field, depth + 1)];
	});
	const isDeepEqual = marked.every(([, field], index) => field === fields[index]![1]);
	return isDeepEqual ? value : Object.fromEntries(marked);
};
