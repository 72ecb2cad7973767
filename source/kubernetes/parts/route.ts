import type {GatewayReference, Route, RouteBackend} from '../../model/networking/gateway-objects.ts';
import {kind} from '../kind.ts';
import {many, message, one} from '../wire/message.ts';
import {integer, optional, text, type Value} from '../wire/values.ts';
import {condition} from './condition.ts';
import {identityOf, metadata} from './metadata.ts';

/** A BackendObjectReference with its weight (gateway-api apis/v1). */
const backendRef = message({
	group: one(text),
	kind: one(text),
	namespace: one(text),
	name: one(text),
	port: one(integer),
	weight: one(optional(integer)),
});

/** A ParentReference (gateway-api apis/v1). */
const parentRef = message({
	kind: one(text),
	namespace: one(text),
	name: one(text),
	sectionName: one(text),
	port: one(integer),
});

/** What is read of a route, whatever it routes. */
const routeFields = message({
	metadata: one(metadata),
	spec: one(
		message({
			hostnames: many(text),
			parentRefs: many(parentRef),
			rules: many(message({backendRefs: many(backendRef)})),
		}),
	),
	status: one(message({parents: many(message({parentRef: one(parentRef), conditions: many(condition)}))})),
});

/** What a reference means that names no group, kind or namespace. */
const backendsOf = (
	{group, kind, namespace, name, port, weight}: Value<typeof backendRef>,
	own: string,
	rule: number,
	position: number,
): readonly RouteBackend[] =>
	group === '' && (kind || 'Service') === 'Service'
		? [
				{
					namespace: namespace || own,
					service: name,
					port,
					weight: weight ?? 1,
					rule,
					path: `spec.rules[${rule}].backendRefs[${position}]`,
				},
			]
		: [];

const gatewaysOf = ({kind, namespace, name}: Value<typeof parentRef>, own: string): readonly GatewayReference[] =>
	(kind || 'Gateway') === 'Gateway' ? [{namespace: namespace || own, name}] : [];

/** The record of one kind of route. */
const routeRecord =
	(kind: Route['kind']) =>
	({metadata: known, spec, status}: Value<typeof routeFields>): Route => {
		const {namespace} = known;
		return {
			...identityOf(known),
			kind,
			backends: spec.rules.flatMap(({backendRefs}, rule) =>
				backendRefs.flatMap((reference, position) => backendsOf(reference, namespace, rule, position)),
			),
			parents: spec.parentRefs.flatMap((reference, position) =>
				gatewaysOf(reference, namespace).map(parent => ({
					...parent,
					...(reference.sectionName && {sectionName: reference.sectionName}),
					...(reference.port && {port: reference.port}),
					path: `spec.parentRefs[${position}]`,
				})),
			),
			...(spec.hostnames.length > 0 && {hostnames: spec.hostnames}),
			statuses: status.parents.flatMap(({parentRef: reference, conditions}) =>
				gatewaysOf(reference, namespace).map(parent => ({parent, conditions})),
			),
		};
	};

/** A kind of route of the Gateway API. */
export const routeKind = <const Resource extends string>(resource: Resource, name: Route['kind']) =>
	kind({
		resource,
		kind: name,
		group: 'gateway.networking.k8s.io',
		version: 'v1',
		isNamespaced: true,
		shortNames: [],
		listing: 'discovered',
		isCustom: true,
		fields: routeFields,
		record: routeRecord(name),
	});
