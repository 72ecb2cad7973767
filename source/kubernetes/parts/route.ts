import type {
	GatewayReference,
	Route,
	RouteBackend,
	RouteMatch,
	RouteRule,
} from '../../model/networking/gateway-objects.ts';
import {kind} from '../kind.ts';
import {object, text as textOf} from '../wire/json.ts';
import {many, message, one} from '../wire/message.ts';
import {type FieldType, integer, optional, text, type Value} from '../wire/values.ts';
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

/** A path, a header or a query parameter that a rule asks for (gateway-api apis/v1). */
const wantedValue = message({type: one(text), name: one(text), value: one(text)});

/**
 * The method of a match: of HTTP a word, GET; of gRPC an object, whose service and method are the path of the request,
 * `/SERVICE/METHOD`, or `/SERVICE/` where any method of it will do.
 */
const methodName: FieldType<string> = {
	...text,
	json(value) {
		const {service, method} = object(value);
		return typeof value === 'string' ? textOf(value) : service ? `/${textOf(service)}/${textOf(method)}` : '';
	},
};

/** An HTTPRouteMatch; of a GRPCRouteMatch the method is none of HTTP's, but makes the path. */
const match = message({
	path: one(optional(message({type: one(text), value: one(text)}))),
	headers: many(wantedValue),
	queryParams: many(wantedValue),
	method: one(methodName),
});

/** What is read of a route, whatever it routes. */
const routeFields = message({
	metadata: one(metadata),
	spec: one(
		message({
			hostnames: many(text),
			parentRefs: many(parentRef),
			rules: many(
				message({
					backendRefs: many(backendRef),
					matches: many(match),
					filters: many(message({type: one(text)})),
				}),
			),
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

const valuesOf = (wanted: ReadonlyArray<Value<typeof wantedValue>>) =>
	wanted.map(({type, name, value}) => ({type: type || 'Exact', name, value}));

const matchOf = ({path, headers, queryParams, method}: Value<typeof match>): RouteMatch => {
	const isPath = method.startsWith('/');
	return {
		...(path && {path: {type: path.type || 'PathPrefix', value: path.value || '/'}}),
		...(isPath && {path: {type: method.endsWith('/') ? 'PathPrefix' : 'Exact', value: method}}),
		...(method !== '' && !isPath && {method}),
		...(headers.length > 0 && {headers: valuesOf(headers)}),
		...(queryParams.length > 0 && {query: valuesOf(queryParams)}),
	};
};

const rulesOf = (rules: Value<typeof routeFields>['spec']['rules']): readonly RouteRule[] =>
	rules.map(({matches, filters}) => ({
		matches: matches.map(matchOf),
		...(filters.some(({type}) => type === 'RequestRedirect') && {isRedirect: true as const}),
	}));

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
			...(spec.rules.length > 0 && {rules: rulesOf(spec.rules)}),
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
