import type {Gateway, Listener} from '../../model/networking/gateway-objects.ts';
import {kind} from '../kind.ts';
import {condition} from '../parts/condition.ts';
import {labelSelector} from '../parts/label-selector.ts';
import {identityOf, metadata} from '../parts/metadata.ts';
import {many, message, one} from '../wire/message.ts';
import {integer, mapped, text} from '../wire/values.ts';

/** A Listener (gateway-api apis/v1). */
const listener = mapped(
	message({
		name: one(text),
		port: one(integer),
		protocol: one(text),
		hostname: one(text),
		tls: one(message({mode: one(text)})),
		allowedRoutes: one(
			message({
				namespaces: one(message({from: one(text), selector: one(labelSelector)})),
				kinds: many(message({kind: one(text)})),
			}),
		),
	}),
	({allowedRoutes: {namespaces, kinds}, tls, ...rest}): Listener => ({
		...rest,
		...(tls.mode === 'Passthrough' && {isPassthrough: true as const}),
		from: namespaces.from || 'Same',
		selector: namespaces.selector,
		kinds: kinds.map(({kind: each}) => each),
	}),
);

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
		spec: one(message({gatewayClassName: one(text), listeners: many(listener)})),
		status: one(
			message({
				addresses: many(message({value: one(text)})),
				conditions: many(condition),
				listeners: many(message({name: one(text), conditions: many(condition)})),
			}),
		),
	}),
	record: ({metadata: known, spec, status: {addresses, ...status}}): Gateway => ({
		...identityOf(known),
		className: spec.gatewayClassName,
		wanted: spec.listeners,
		...status,
		...(addresses.length > 0 && {addresses: addresses.map(({value}) => value)}),
	}),
});
