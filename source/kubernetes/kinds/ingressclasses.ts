import type {IngressClass} from '../../model/networking/networking-objects.ts';
import {kind} from '../kind.ts';
import {annotations, identityOf, metadataWith, pairValue} from '../parts/metadata.ts';
import {message, one} from '../wire/message.ts';
import {text} from '../wire/values.ts';

export const ingressclasses = kind({
	resource: 'ingressclasses',
	kind: 'IngressClass',
	group: 'networking.k8s.io',
	version: 'v1',
	isNamespaced: false,
	shortNames: [],
	listing: 'later',
	fields: message({
		metadata: one(1, metadataWith({annotations})),
		spec: one(2, message({controller: one(1, text)})),
	}),
	record: ({metadata, spec: {controller}}): IngressClass => ({
		...identityOf(metadata),
		controller,
		isDefault: pairValue(metadata.annotations, 'ingressclass.kubernetes.io/is-default-class') === 'true',
	}),
});
