import type {IngressClass} from '../../model/networking/networking-objects.ts';
import {kind} from '../kind.ts';
import {annotations, identityOf, metadataWith, pairValue} from '../parts/metadata.ts';
import {message, one} from '../wire/message.ts';

export const ingressclasses = kind({
	resource: 'ingressclasses',
	kind: 'IngressClass',
	group: 'networking.k8s.io',
	version: 'v1',
	isNamespaced: false,
	shortNames: [],
	listing: 'later',
	fields: message({metadata: one(1, metadataWith({annotations}))}),
	record: ({metadata}): IngressClass => ({
		...identityOf(metadata),
		isDefault: pairValue(metadata.annotations, 'ingressclass.kubernetes.io/is-default-class') === 'true',
	}),
});
