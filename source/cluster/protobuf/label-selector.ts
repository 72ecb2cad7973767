import type {LabelSelector} from '../../model/networking-objects.ts';
import {labelsAt} from './metadata.ts';
import {textAt} from './strings.ts';
import {eachField} from './wire.ts';

type Expression = LabelSelector['matchExpressions'][number];

/** A LabelSelectorRequirement: key 1, operator 2, values 3*. */
const expressionAt = (bytes: Buffer, start: number, end: number): Expression => {
	let key = '';
	let operator = '';
	const values: string[] = [];
	eachField(bytes, start, end, (field, from, to) => {
		if (field === 1) {
			key = textAt(bytes, from, to);
		} else if (field === 2) {
			operator = textAt(bytes, from, to);
		} else if (field === 3) {
			values.push(textAt(bytes, from, to));
		}
	});
	return {key, operator: operator as Expression['operator'], values};
};

/** A LabelSelector: matchLabels 1 (a map), matchExpressions 2* (k8s.io/apimachinery meta/v1 generated.proto). */
export const labelSelectorAt = (bytes: Buffer, start: number, end: number): LabelSelector => {
	const pairs: number[] = [];
	const matchExpressions: Expression[] = [];
	eachField(bytes, start, end, (field, from, to) => {
		if (field === 1) {
			pairs.push(from, to);
		} else if (field === 2) {
			matchExpressions.push(expressionAt(bytes, from, to));
		}
	});
	return {matchLabels: labelsAt(bytes, pairs), matchExpressions};
};
