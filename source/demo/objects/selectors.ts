import type {KubernetesObject, Labels} from './kubernetes-object.ts';

export type Matches = (object: KubernetesObject) => boolean;

/** Whether every pair of an equality selector is among the labels. */
export const hasLabels = (labels: Labels | undefined, wanted: Labels) =>
	Object.entries(wanted).every(([key, value]) => labels?.[key] === value);

// A comma separates requirements unless it stands between parentheses.
const splitRequirements = (selector: string) => selector.split(/,(?![^(]*\))/).map(text => text.trim());

const labelRequirement = (text: string): ((labels: Labels) => boolean) => {
	const set = /^(\S+)\s+(in|notin)\s+\(([^)]*)\)$/.exec(text);
	if (set) {
		const [, key = '', operator, list = ''] = set;
		const values = list.split(',').map(value => value.trim());
		const isIn = (labels: Labels) => labels[key] !== undefined && values.includes(labels[key]);

		return operator === 'in' ? isIn : labels => !isIn(labels);
	}

	const [, key = '', operator, value = ''] = /^([^=!]+)(!=|==?)(.*)$/.exec(text) ?? [];
	if (operator) {
		return labels => (labels[key] === value) === (operator !== '!=');
	}

	return text.startsWith('!') ? labels => labels[text.slice(1)] === undefined : labels => labels[text] !== undefined;
};

const valueAt = (object: unknown, path: string) => {
	let value = object;
	for (const part of path.split('.')) {
		value = (value as Record<string, unknown> | undefined)?.[part];
	}

	return String(value ?? '');
};

const fieldRequirement = (text: string): Matches => {
	const [, path = '', operator, value = ''] = /^([^=!]+)(!=|==?)(.*)$/.exec(text) ?? [];

	return object => (valueAt(object, path) === value) === (operator !== '!=');
};

/** A predicate from the labelSelector and fieldSelector of a request; '' selects everything. */
export const selection = (labelSelector: string, fieldSelector: string): Matches => {
	const labels = labelSelector === '' ? [] : splitRequirements(labelSelector).map(labelRequirement);
	const fields = fieldSelector === '' ? [] : fieldSelector.split(',').map(fieldRequirement);

	return object =>
		labels.every(matches => matches(object.metadata.labels ?? {})) && fields.every(matches => matches(object));
};
