import type {LabelSelector} from '../../model/objects.ts';
import {many, map, message, one} from '../wire/message.ts';
import {type FieldType, mapped, text} from '../wire/values.ts';

type Expression = LabelSelector['matchExpressions'][number];

const expression = mapped(
	message({key: one(1, text), operator: one(2, text), values: many(3, text)}),
	({key, operator, values}): Expression => ({key, operator: operator as Expression['operator'], values}),
);

/** A LabelSelector (k8s.io/apimachinery meta/v1 generated.proto). */
export const labelSelector: FieldType<LabelSelector> = message({
	matchLabels: map(1),
	matchExpressions: many(2, expression),
});
