import {readYaml} from '../yaml/read-yaml.ts';
import type {Origin} from './document.ts';

/** The value of an object, read once more where it stands; its document could be read before. */
export const originValue = ({document: {text, isJson}, path}: Origin): unknown => {
	const content = isJson ? {value: JSON.parse(text) as unknown} : readYaml(text);
	return path.reduce<unknown>(
		(value, key) => (value as Record<string | number, unknown> | undefined)?.[key],
		'value' in content ? content.value : undefined,
	);
};
