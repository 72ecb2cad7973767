import type {Gateway, GatewayReference, ReferenceGrant, Route, RouteBackend} from '../../model/gateway-objects.ts';
import {condition} from './condition.ts';
import {identity, type Json, list, number, object, text} from './fields.ts';

/** What a reference means that names no group, kind or namespace (gateway-api apis/v1 BackendObjectReference, ParentReference). */
const backend = (value: Json, namespace: string, rule: number, position: number): readonly RouteBackend[] => {
	const fields = object(value);
	const isService = text(fields.group) === '' && (text(fields.kind) || 'Service') === 'Service';
	return isService
		? [
				{
					namespace: text(fields.namespace) || namespace,
					service: text(fields.name),
					port: number(fields.port),
					weight: typeof fields.weight === 'number' ? fields.weight : 1,
					rule,
					path: `spec.rules[${rule}].backendRefs[${position}]`,
				},
			]
		: [];
};

const parent = (value: Json, namespace: string): readonly GatewayReference[] => {
	const fields = object(value);
	const isGateway = (text(fields.kind) || 'Gateway') === 'Gateway';
	return isGateway ? [{namespace: text(fields.namespace) || namespace, name: text(fields.name)}] : [];
};

/** A reader for one kind of route. */
export const route =
	(kind: Route['kind']) =>
	(value: Json): Route => {
		const {metadata, spec: specification, status} = object(value);
		const spec = object(specification);
		const known = identity(metadata);
		const {namespace} = known;
		return {
			...known,
			kind,
			backends: list(spec.rules).flatMap((rule, index) =>
				list(object(rule).backendRefs).flatMap((each, position) => backend(each, namespace, index, position)),
			),
			parents: list(spec.parentRefs).flatMap(each => parent(each, namespace)),
			statuses: list(object(status).parents).flatMap(each => {
				const {parentRef, conditions} = object(each);
				return parent(parentRef, namespace).map(gateway => ({
					parent: gateway,
					conditions: list(conditions).map(condition),
				}));
			}),
		};
	};

/** A Gateway of the API's JSON as a record. */
export const gateway = (value: Json): Gateway => {
	const {metadata, spec, status: state} = object(value);
	const status = object(state);
	return {
		...identity(metadata),
		className: text(object(spec).gatewayClassName),
		conditions: list(status.conditions).map(condition),
		listeners: list(status.listeners)
			.map(object)
			.map(({name, conditions}) => ({name: text(name), conditions: list(conditions).map(condition)})),
	};
};

/** A ReferenceGrant of the API's JSON as a record. */
export const referenceGrant = (value: Json): ReferenceGrant => {
	const {metadata, spec: specification} = object(value);
	const spec = object(specification);
	return {
		...identity(metadata),
		from: list(spec.from)
			.map(object)
			.map(({group, kind, namespace}) => ({group: text(group), kind: text(kind), namespace: text(namespace)})),
		to: list(spec.to)
			.map(object)
			.map(({group, kind, name}) => ({group: text(group), kind: text(kind), name: text(name)})),
	};
};
