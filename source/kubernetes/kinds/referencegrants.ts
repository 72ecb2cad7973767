import type {ReferenceGrant} from '../../model/networking/gateway-objects.ts';
import {kind} from '../kind.ts';
import {identityOf, metadata} from '../parts/metadata.ts';
import {many, message, one} from '../wire/message.ts';
import {text} from '../wire/values.ts';

export const referencegrants = kind({
	resource: 'referencegrants',
	kind: 'ReferenceGrant',
	group: 'gateway.networking.k8s.io',
	version: 'v1',
	isNamespaced: true,
	shortNames: ['refgrant'],
	listing: 'discovered',
	isCustom: true,
	fields: message({
		metadata: one(metadata),
		spec: one(
			message({
				from: many(message({group: one(text), kind: one(text), namespace: one(text)})),
				to: many(message({group: one(text), kind: one(text), name: one(text)})),
			}),
		),
	}),
	record: ({metadata: known, spec}): ReferenceGrant => ({...identityOf(known), ...spec}),
});
