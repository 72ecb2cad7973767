import type {Gateway} from '../../model/networking/gateway-objects.ts';
import {kind} from '../kind.ts';
import {condition} from '../parts/condition.ts';
import {identityOf, metadata} from '../parts/metadata.ts';
import {many, message, one} from '../wire/message.ts';
import {text} from '../wire/values.ts';

export const gateways = kind({
	resource: 'gateways',
	kind: 'Gateway',
	group: 'gateway.networking.k8s.io',
	version: 'v1',
	isNamespaced: true,
	shortNames: ['gtw'],
	listing: 'discovered',
	isCustom: true,
	fields: message({
		metadata: one(metadata),
		spec: one(message({gatewayClassName: one(text)})),
		status: one(
			message({
				conditions: many(condition),
				listeners: many(message({name: one(text), conditions: many(condition)})),
			}),
		),
	}),
	record: ({metadata: known, spec, status}): Gateway => ({
		...identityOf(known),
		className: spec.gatewayClassName,
		...status,
	}),
});
