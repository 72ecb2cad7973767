import {services} from '../kubernetes/kinds/services.ts';
import {type Json, labels, object, text} from '../kubernetes/wire/json.ts';
import type {SelectorFlaw} from '../model/objects.ts';
import {inNamespace, isNamespaceAssumed, type Take} from './collected.ts';

/** What a Service's selector holds that is no text. A map of texts is most likely meant for labels. */
const flawsOf = (selector: Json): readonly SelectorFlaw[] =>
	Object.entries(object(selector))
		.filter(([, value]) => typeof value !== 'string')
		.map(([key, value]) => {
			const pairs = Object.values(object(value));
			const isMap = pairs.length > 0 && pairs.every(each => typeof each === 'string');
			return {key: text(key), value: text(JSON.stringify(value)), ...(isMap && {meant: labels(value)})};
		});

/** Reads a Service. */
export const takeService: Take = (value, namespace, into, origin) => {
	const flaws = flawsOf(object(object(value).spec).selector);
	const service = services.fromJson(inNamespace(value, namespace));
	into.services.push({
		service: {
			...service,
			...(flaws.length > 0 && {selectorFlaws: flaws}),
			...(isNamespaceAssumed(value, namespace) && {isNamespaceAssumed: true as const}),
		},
		origin,
	});
};
