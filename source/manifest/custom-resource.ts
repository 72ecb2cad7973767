import {type Json, list, object} from '../kubernetes/wire/json.ts';
import {nameOf, type Take} from './collected.ts';
import {podFrom} from './pod-template.ts';

/** Levels below which no template is looked for. */
const deepest = 12;

const isTemplate = (value: Json) => {
	const {containers} = object(object(value).spec);
	return list(containers).length > 0;
};

/** The pod templates in a value: whatever has spec.containers. */
const templatesIn = (value: Json, depth = 0): readonly Json[] => {
	if (depth > deepest || typeof value !== 'object' || value === null) {
		return [];
	}

	return isTemplate(value) ? [value] : Object.values(value).flatMap(each => templatesIn(each, depth + 1));
};

/**
 * Reads an object of a kind that nothing is known about: which labels and containers its operator adds to the pods of its
 * templates, and which Services it makes, is not known. Returns whether it has any template.
 */
export const takeCustom = (kind: string, ...[value, namespace, into]: Parameters<Take>): boolean => {
	const name = nameOf(value);
	const templates = templatesIn(object(value).spec);
	into.custom.push({namespace, name});
	into.pods.push(
		...templates.map(template => podFrom(template, {namespace, owner: {kind, name}, isUncertain: true, value})),
	);
	return templates.length > 0;
};
