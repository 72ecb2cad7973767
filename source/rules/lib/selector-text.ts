import type {Labels} from '../../model/objects.ts';

/** Labels as kubectl takes them after -l: `app=web,tier=front`. */
export const selectorText = (labels: Labels) =>
	Object.entries(labels)
		.map(([key, value]) => `${key}=${value}`)
		.join(',');
