import type {Namespace} from '../../model/objects.ts';
import {kind} from '../kind.ts';
import {identityOf, metadata} from '../parts/metadata.ts';
import {message, one} from '../wire/message.ts';

export const namespaces = kind({
	resource: 'namespaces',
	kind: 'Namespace',
	group: '',
	version: 'v1',
	isNamespaced: false,
	shortNames: ['ns'],
	listing: 'first',
	fields: message({metadata: one(1, metadata)}),
	record: (fields): Namespace => identityOf(fields.metadata),
});
